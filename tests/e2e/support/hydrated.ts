import type { Page } from "@playwright/test";

/** The page, whose `goto` and `reload` also wait until React has taken over what the server drew: earlier clicks are lost. */
export function hydrating(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const answer = await goto.apply(page, args);
    await page.waitForFunction(isHydrated);
    return answer;
  };
  page.reload = async (...args) => {
    const answer = await reload.apply(page, args);
    await page.waitForFunction(isHydrated);
    return answer;
  };
  return page;
}

/** React leaves a key of its own on each element that it has taken over. */
const isHydrated = () =>
  [...document.querySelectorAll("main, #main, button, input:not([type=hidden]), textarea")].every((element) =>
    Object.keys(element).some((key) => key.startsWith("__react")),
  );

import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, chromium, expect, type Page } from "@playwright/test";
import { launchOptions } from "./browser";
import { hydrating } from "./hydrated";
import { type Portal, startPortal } from "./portal";
import { Sandbox } from "./sandbox";

export type Open = (options?: OpenOptions) => Promise<Page>;
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
type WorkerFixtures = { portal: Portal; sharedBrowser: Browser; signedIn: Map<string, Cookies> };
type Fixtures = { sandbox: Sandbox; open: Open };
type OpenOptions = {
  as?: string;
  phone?: boolean;
  width?: number;
  javaScript?: boolean;
  dark?: boolean;
  /** Another portal than the worker's. */
  at?: Portal;
};

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

/** Each worker has a portal of its own; each test opens windows as whomever it needs. Unexpected console errors fail it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  sharedBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const browser = await chromium.launch(await launchOptions());
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  signedIn: [async ({}, use) => use(new Map()), { scope: "worker" }],
  sandbox: async ({ portal }, use) => use(new Sandbox(portal.url)),
  open: async ({ sharedBrowser, signedIn, portal: shared }, use) => {
    const errors: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async ({ as, phone: isPhone, width, javaScript = true, dark, at: portal = shared } = {}) => {
      const context = await sharedBrowser.newContext({
        baseURL: portal.url,
        viewport: { ...(isPhone ? phone : desk), ...(width && { width }) },
        isMobile: isPhone,
        javaScriptEnabled: javaScript,
        colorScheme: dark ? "dark" : "light",
        permissions: ["clipboard-read", "clipboard-write"],
      });
      contexts.push(context);
      const person = as && `${as} at ${portal.url}`;
      await context.addCookies((person && signedIn.get(person)) || []);
      const page = javaScript ? hydrating(await context.newPage()) : await context.newPage();
      page.on("pageerror", (error) => errors.push(`${error} at ${page.url()}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
      });
      if (as && person && !signedIn.has(person)) {
        await signIn(page, as);
        signedIn.set(person, await context.cookies());
      }
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors, "errors in the browser's console").toEqual([]);
  },
});

/** Signs in by the persona picker. */
export async function signIn(page: Page, name: string) {
  await page.goto("/signin");
  await page
    .getByRole("button", { name: new RegExp(`^Continue as ${name}\\b`) })
    .first()
    .click();
  await page.waitForURL("**/home");
}

/** No accessibility violation on the page as it is shown now, looked at from its top: a bar that covers half a button is no small button. */
export async function expectAccessible(page: Page) {
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  // After a redirect the title comes a moment later than the page.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`),
    `accessibility of ${page.url()}`,
  ).toEqual([]);
}

export { expect };

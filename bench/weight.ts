import { type Browser, chromium } from "@playwright/test";
import { launchOptions } from "../tests/e2e/support/browser";
import { startPortal } from "../tests/e2e/support/portal";
import { linkIn, Sandbox } from "../tests/e2e/support/sandbox";
import type { Bench } from "./support";

/** JavaScript over the wire, compressed: the agreements page and the response page against a page with nothing on it. */
export const weight: Bench = async function* () {
  const portal = await startPortal();
  const browser = await chromium.launch(await launchOptions());
  try {
    const mail = await new Sandbox(portal.url).mailAbout("/respond/", { kind: "E1" });
    const empty = await scriptBytes(browser, `${portal.url}/an-address-with-nothing-on-it`);
    const agreements = await scriptBytes(browser, `${portal.url}/sell/agreements`, portal.url);
    const respond = await scriptBytes(browser, linkIn(mail));
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
    yield {
      name: "agreements page: JavaScript / empty Next page",
      value: agreements / empty,
      target: "<=3.2",
      note: `${kB(agreements)} / ${kB(empty)}`,
    };
    yield {
      name: "response page: JavaScript / empty Next page",
      value: respond / empty,
      target: "<=1.5",
      note: `${kB(respond)} / ${kB(empty)}`,
    };
  } finally {
    await browser.close();
    await portal.stop();
  }
};

async function scriptBytes(browser: Browser, url: string, signInAt?: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (signInAt) {
    await page.goto(`${signInAt}/signin`, { waitUntil: "networkidle" });
    await page.getByRole("button", { name: /^Continue as Sam/ }).click();
    await page.waitForURL("**/home");
    await context.storageState({ path: "test-results/bench-session.json" });
  }
  const fresh = await browser.newContext(signInAt ? { storageState: "test-results/bench-session.json" } : {});
  const cold = await fresh.newPage();
  const session = await fresh.newCDPSession(cold);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ type, requestId }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await cold.goto(url, { waitUntil: "networkidle" });
  await fresh.close();
  await context.close();
  return bytes;
}

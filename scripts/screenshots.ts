import { mkdir } from "node:fs/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { launchOptions } from "../tests/e2e/support/browser";
import { startPortal } from "../tests/e2e/support/portal";
import { linkIn, Sandbox } from "../tests/e2e/support/sandbox";

const folder = "docs/screenshots";
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

type Shot = { name: string; as?: string; path: string; dark?: boolean; phone?: boolean };

const shots = (link: string, requestId: string): Shot[] => [
  { name: "agreements-light", as: "Sam", path: "/sell/agreements?f=status%3DACTIVE&sort=endAt" },
  { name: "agreements-dark", as: "Sam", path: "/sell/agreements?f=status%3DACTIVE&sort=endAt", dark: true },
  { name: "agreements-phone", as: "Sam", path: "/sell/agreements", phone: true },
  { name: "request-light", as: "Sam", path: `/sell/cancellation-requests/${requestId}` },
  { name: "requests-light", as: "Sam", path: "/sell/agreements/cancellation-requests" },
  { name: "home-light", as: "Sam", path: "/home" },
  { name: "respond-phone", path: link, phone: true },
  { name: "respond-dark", path: link, dark: true },
  { name: "buyer-light", as: "Bo", path: "/buy/subscriptions" },
  { name: "admin-light", as: "Ada", path: "/admin/cancellation-requests" },
  { name: "clock-light", as: "Ada", path: "/developer/clock" },
];

async function main() {
  await mkdir(folder, { recursive: true });
  const portal = await startPortal();
  const browser = await chromium.launch(await launchOptions());
  try {
    const mail = await new Sandbox(portal.url).mailAbout("/respond/", { kind: "E1" });
    const requestId = /acr-[a-z0-9]+/.exec(mail.text)?.[0] ?? "";
    for (const shot of shots(new URL(linkIn(mail)).pathname, requestId)) await take(browser, portal.url, shot);
  } finally {
    await browser.close();
    await portal.stop();
  }
}

async function take(browser: Browser, baseURL: string, { name, as, path, dark, phone: isPhone }: Shot) {
  const context = await browser.newContext({
    baseURL,
    viewport: isPhone ? phone : desktop,
    colorScheme: dark ? "dark" : "light",
    deviceScaleFactor: isPhone ? 2 : 1,
  });
  const page = await context.newPage();
  if (as) await signIn(page, as);
  await page.goto(path, { waitUntil: "networkidle" });
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(name);
  await context.close();
}

async function signIn(page: Page, name: string) {
  await page.goto("/signin", { waitUntil: "networkidle" });
  await page
    .getByRole("button", { name: new RegExp(`^Continue as ${name}\\b`) })
    .first()
    .click();
  await page.waitForURL("**/home");
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

// Shows every mail as mail programs do: light, dark and on a phone. npx tsx scripts/mail-screenshots.ts [FOLDER]
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "@/tests/e2e/support/browser";

const looks = {
  light: { viewport: { width: 760, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 760, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: "light" },
} as const;

async function main() {
  const folder = resolve(process.argv[2] ?? join(tmpdir(), "mails"));
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, ["--import", "tsx", "scripts/preview-mails.ts", folder], { stdio: "inherit" });
  const browser = await chromium.launch(await launchOptions());
  for (const [look, options] of Object.entries(looks)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
      await page.goto(`file://${join(folder, file)}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > options.viewport.width) throw new Error(`${file} is ${width} pixels wide (${look}).`);
      await page.screenshot({ path: join(folder, file.replace(/html$/, `${look}.png`)), fullPage: true });
    }
    await context.close();
  }
  await browser.close();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const quiet = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** How to start a browser here: the one named by CHROME, Playwright's own, the system's, else the one that npm ships. */
export async function launchOptions(): Promise<LaunchOptions> {
  const installed = [process.env.CHROME, chromium.executablePath(), ...systemBrowsers].find(
    (path) => path && existsSync(path),
  );
  if (installed) return { executablePath: installed, args: quiet };
  // The package unpacks its libraries only when it believes to run where they are missing.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: shipped } = await import("@sparticuz/chromium");
  shipped.setGraphicsMode = false;
  // Not the package's own switches: they turn web security off, and put everything into one process, which ends with the
  // first closed window.
  return { executablePath: await shipped.executablePath(), args: [...quiet, "--disable-gpu", "--no-zygote"] };
}

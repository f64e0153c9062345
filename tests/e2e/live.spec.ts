import { startDatabase } from "./support/database";
import { startPortal } from "./support/portal";
import { expect, expectAccessible, test } from "./support/test";

test("a live portal begins with its first administrator, and gives nobody a demo sign-in", async ({ open }) => {
  const database = await startDatabase();
  const live = await startPortal({
    MODE: "live",
    HOST: "127.0.0.1",
    DATABASE_URL: database.url,
    SMTP_URL: "smtp://127.0.0.1:9",
    APP_URL: "http://localhost",
    AUTH_SECRET: "a secret that only this test has, long enough",
  });
  const page = await open({ at: live });
  try {
    await page.goto("/signin");
    await expect(page).toHaveURL(/\/setup$/);
    await expectAccessible(page);
    await page.getByLabel("Setup token").fill("not the token");
    await page.getByLabel("Your name").fill("Ada Okoro");
    await page.getByLabel("Email").fill("ada@operations.example");
    await page.getByLabel("Password").fill("correct horse battery");
    await page.getByLabel("Account name").fill("Portal Operations");
    await page.getByRole("button", { name: "Create administrator" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    for (const [label, value] of [
      ["Your name", "Ada Okoro"],
      ["Password", "correct horse battery"],
    ] as const) {
      await expect(page.getByLabel(label), "what was typed stays").toHaveValue(value);
    }
    await expectAccessible(page);
    const token = /setup token (\S+)/.exec(live.printed())?.[1] ?? "";
    await page.getByLabel("Setup token").fill(token);
    await page.getByRole("button", { name: "Create administrator" }).click();
    await expect(page).toHaveURL(/\/home$/);
    await page.goto("/admin/system");
    await expect(page.getByText("Production (live)")).toBeVisible();

    await page.getByRole("button", { name: "Send test mail" }).click();
    const dialogue = page.getByRole("dialog");
    await expect(dialogue.getByRole("textbox", { name: "Send to" })).toHaveValue("ada@operations.example");
    await dialogue.getByRole("button", { name: "Send test mail" }).click();
    await expect(dialogue.getByText(/^The mail server did not take it: .*ECONNREFUSED/)).toBeVisible();
    await expectAccessible(page);

    const elsewhere = await open({ at: live });
    await elsewhere.goto("/signin");
    await expect(elsewhere.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await expect(elsewhere.getByText("Demo sign-in")).toHaveCount(0);
    expect((await elsewhere.goto("/setup"))?.status()).toBe(404);
  } finally {
    // Its bell would report the end of the portal as an error.
    await page.close();
    await live.stop();
    await database.stop();
  }
});

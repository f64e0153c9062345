import { samplePassword } from "@/lib/sample/people";
import type { Sandbox } from "./support/sandbox";
import { expect, expectAccessible, signIn, test } from "./support/test";

const cole = "cole@cobalt-security.example";
const sent =
  "If this address has an account here, a link to choose a new password is on its way. It works for 30 minutes.";

/** The link in the newest mail, once it is another one than before. */
async function newLink(sandbox: Sandbox, earlier = ""): Promise<string> {
  let link = "";
  await expect(async () => {
    const { text } = await sandbox.mailAbout("Choose a new password", { to: cole, kind: "E24" });
    link = /https?:\/\/\S+\/signin\/reset\/[\w-]+/.exec(text)?.[0] ?? "";
    expect(link).not.toBe(earlier);
  }).toPass();
  return link;
}

test("whoever forgot their password chooses a new one by an emailed link, and is out everywhere else", async ({
  open,
  sandbox,
}) => {
  const elsewhere = await open();
  await signIn(elsewhere, "Cole");

  const page = await open();
  await page.goto("/signin");
  await page.getByRole("link", { name: "Forgot password" }).click();
  await expect(page).toHaveTitle(/Forgot password/);
  await expectAccessible(page);
  await page.getByLabel("Email").fill(cole);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(sent)).toBeVisible();
  await expectAccessible(page);

  const link = await newLink(sandbox);
  const seen = await page.request.get(link);
  expect(seen.headers()).toMatchObject({ "referrer-policy": "no-referrer, same-origin" });
  expect(seen.headers()["cache-control"]).toContain("no-store");
  expect((await page.request.head(link)).ok()).toBe(true);
  const late = await open();
  await late.goto(link);
  await late.getByLabel("New password").fill("a password too late");
  await page.goto(link);
  await expectAccessible(page);
  const password = page.getByLabel("New password");
  await password.fill("too short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(link);
  await password.fill("a password for cole");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/\/signin\?/);
  await expect(page.getByText("Your password was changed")).toBeVisible();
  await expectAccessible(page);

  await late.getByRole("button", { name: "Change password" }).click();
  await expect(late.getByText("This link doesn't work any more")).toBeVisible();
  await expect(late.getByRole("link", { name: "Ask for a new link" })).toBeVisible();
  await elsewhere.goto("/sell/agreements");
  await expect(elsewhere).toHaveURL(/\/signin/);
  await page.getByLabel("Email").fill(cole);
  await page.getByLabel("Password", { exact: true }).fill(samplePassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("The email or password isn't right.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("a password for cole");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/home$/);

  const plain = await open({ javaScript: false });
  await plain.goto(link);
  await expect(plain.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
  await plain.getByRole("link", { name: "Ask for a new link" }).click();
  await plain.getByLabel("Email").fill("cole@nowhere");
  await plain.getByRole("button", { name: "Send link" }).click();
  await expect(plain.getByRole("alert")).toHaveText("Write an address such as name@example.com.");
  await expect(plain.getByLabel("Email"), "what was typed stays").toHaveValue("cole@nowhere");
  await plain.getByLabel("Email").fill(cole);
  await plain.getByRole("button", { name: "Send link" }).click();
  await expect(plain.getByText(sent)).toBeVisible();
  await plain.goto(await newLink(sandbox, link));
  await plain.getByLabel("New password").fill(samplePassword);
  await plain.getByRole("button", { name: "Change password" }).click();
  await expect(plain.getByText("Your password was changed")).toBeVisible();
});

test("an address that nobody has gets the same words", async ({ open, sandbox }) => {
  const page = await open();
  await page.goto("/signin/forgot");
  await page.getByLabel("Email").fill("nobody@nowhere.example");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(sent)).toBeVisible();
  expect(await sandbox.mails({ to: "nobody@nowhere.example" })).toEqual([]);
});

test("a link that is none says what to do next", async ({ open }) => {
  const page = await open();
  expect((await page.goto("/signin/reset/nothing"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page).toHaveURL(/\/signin\/forgot$/);
});

import { listAgreements } from "./support/seller";
import { expect, expectAccessible, signIn, test } from "./support/test";

test("a wrong password and an unknown address get the same message", async ({ open }) => {
  const page = await open();
  for (const email of ["sam@northwind-data.example", "nobody@northwind-data.example"]) {
    await page.goto("/signin");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not it");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "isn't right" })).toHaveText(
      "The email or password isn't right.",
    );
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
  await expectAccessible(page);
  await page.goto("/signin");
  await page.getByLabel("Email").fill("vik@northwind-data.example");
  await page.getByLabel("Password", { exact: true }).fill("sample-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/home$/);
});

test("after too many tries the sign-in pauses and says for how long", async ({ open }) => {
  const page = await open({ javaScript: false });
  await page.goto("/signin");
  const pause = page.getByText(/^Too many tries. Try again in \d+ seconds?.$/);
  for (let tries = 0; tries < 12 && (await pause.count()) === 0; tries++) {
    await page.getByLabel("Email").fill("cole@cobalt-security.example");
    await page.getByLabel("Password", { exact: true }).fill(`guess ${tries}`);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
  }
  await expect(pause).toBeVisible();
});

test("signing in leads on to the page that asked for it, and never to another site", async ({ open }) => {
  const page = await open();
  await page.goto("/sell/agreements?f=status%3DACTIVE&size=10");
  await expect(page).toHaveURL(/\/signin\?next=/);
  await page.getByRole("button", { name: /^Continue as Sam\b/ }).click();
  await expect(page).toHaveURL(/\/sell\/agreements\?f=status%3DACTIVE&size=10$/);
  const other = await open();
  await other.goto("/signin?next=https%3A%2F%2Fevil.example%2F");
  await other.getByRole("button", { name: /^Continue as Sam\b/ }).click();
  await expect(other).toHaveURL(/\/home$/);
});

test("someone with two accounts changes hats, and a page of the other account offers the switch", async ({ open }) => {
  const noor = await open();
  await signIn(noor, "Noor");
  await noor
    .getByRole("button", { name: /Kestrel Airlines|Account/ })
    .first()
    .click();
  await noor.getByRole("menuitem", { name: "Switch account" }).click();
  await expect(noor).toHaveURL(/\/switch-account/);
  await expectAccessible(noor);
  await expect(noor.getByRole("button", { name: /Kestrel Airlines.*in use/ })).toBeVisible();
  await noor.getByRole("button", { name: /Brightwater Foods/ }).click();
  await expect(noor).toHaveURL(/\/home$/);
  await expect(noor.getByText("Brightwater Foods").and(noor.locator(":visible")).first()).toBeVisible();
  await noor.goto("/buy/subscriptions");
  const own = String(
    await noor
      .getByRole("row")
      .getByRole("link", { name: /^agmt-/ })
      .first()
      .textContent(),
  );
  await noor.goto("/switch-account");
  await noor.getByRole("button", { name: /Kestrel Airlines/ }).click();
  await expect(noor).toHaveURL(/\/home$/);
  await noor.goto(`/buy/agreements/${own}`);
  await expect(noor.getByRole("heading", { name: "We can't find that in Kestrel Airlines" })).toBeVisible();
  await noor.getByRole("link", { name: "Look in Brightwater Foods" }).click();
  await noor.getByRole("button", { name: /Brightwater Foods/ }).click();
  await expect(noor.getByRole("heading", { level: 1, name: /.+ – .+/ })).toBeVisible();
  await expect(noor.locator("#main").getByText(own).first()).toBeVisible();
});

test("foreign and missing IDs look the same", async ({ open }) => {
  const sam = await open({ as: "Sam" });
  const mara = await open({ as: "Mara" });
  const [foreign] = await listAgreements(mara, ["status=ACTIVE"]);
  const texts: string[] = [];
  for (const id of [String(foreign?.id), "agmt-samplenowhere0000000000"]) {
    const answer = await sam.goto(`/sell/agreements/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(sam.getByRole("heading", { name: "We can't find that in Northwind Data" })).toBeVisible();
    await expect(sam.locator("#main").getByRole("searchbox")).toHaveValue(id);
    texts.push(String(await sam.locator("#main").textContent()));
    for (const tab of ["invoices", "terms", "requests", "activity", "request-cancellation"]) {
      expect((await sam.request.get(`/sell/agreements/${id}/${tab}`)).status(), tab).toBe(404);
    }
  }
  expect(texts[0]).toBe(texts[1]);
  await expectAccessible(sam);
  for (const path of ["/sell/cancellation-requests/acr-nothing", "/no-such-page", "/sell/nowhere"]) {
    expect((await sam.goto(path))?.status(), path).toBe(404);
  }
  await expect(sam.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  await expectAccessible(sam);
});

test("signing out ends the session", async ({ open }) => {
  const page = await open();
  await signIn(page, "Lena");
  await page
    .getByRole("button", { name: /Alder Health|Account/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/signin/);
  await page.goto("/buy/subscriptions");
  await expect(page).toHaveURL(/\/signin\?next=/);
});

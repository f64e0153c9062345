import { beforeEach, describe, expect, test } from "vitest";
import { disableKey, enableKey, removeKey } from "@/lib/access-keys/change";
import { createKey, type KeyCreated } from "@/lib/access-keys/create";
import { listKeys } from "@/lib/access-keys/queries";
import { createKeyInput } from "@/lib/access-keys/schema";
import { type Role, roles } from "@/lib/auth/actor";
import { connections, sql } from "@/lib/db";
import { callAs } from "../../support/aws-raw";
import { as, buyer, contact, seller, stranger } from "../../support/factories";

beforeEach(async () => {
  await connections().db.run(sql`
    insert into account (id, name, kinds, created_at) values (${seller.id}, ${seller.name}, '{seller}', now()),
      (${stranger.id}, ${stranger.name}, '{seller}', now())`);
  await contact(buyer);
});

const input = { name: "ci", role: "SELLER_OPERATOR", accountId: seller.id } as const;
/** Whether the API takes a call of this key: what it asks about is missing, but who asks is known. */
const works = async ({ keyId, secret, sessionToken }: KeyCreated, token: string | null = sessionToken) =>
  (await callAs({ accessKeyId: keyId, secretAccessKey: secret, sessionToken: token ?? undefined })).type ===
  "ValidationException";

test("a key works at once, and its secret can be read nowhere", async () => {
  const made = await createKey(await as("SELLER_DEVELOPER"), input);
  expect(await works(made)).toBe(true);
  const ctx = await as("SELLER_DEVELOPER");
  expect(await listKeys(ctx)).toMatchObject([
    { id: made.keyId, name: "ci", role: "SELLER_OPERATOR", state: "ENABLED" },
  ]);
  const stored = JSON.stringify([
    await listKeys(ctx),
    await connections().db.rows(sql`select k::text as row from access_key k`),
    await connections().db.rows(sql`select a::text as row from audit_entry a`),
  ]);
  expect(stored).toContain(made.keyId);
  expect(stored).not.toContain(made.secret);
});

test("a disabled key is refused at once, and works again when it is enabled", async () => {
  const ctx = await as("SELLER_DEVELOPER");
  const made = await createKey(ctx, input);
  await disableKey(ctx, made);
  expect(await works(made)).toBe(false);
  expect(await listKeys(ctx)).toMatchObject([{ state: "DISABLED" }]);
  await enableKey(ctx, made);
  expect(await works(made)).toBe(true);
});

test("a deleted key is refused, and is gone", async () => {
  const ctx = await as("SELLER_DEVELOPER");
  const made = await createKey(ctx, input);
  await removeKey(ctx, made);
  expect(await works(made)).toBe(false);
  expect(await listKeys(ctx)).toEqual([]);
});

test("a key that ends has a session token, which is kept only as a hash", async () => {
  const made = await createKey(await as("SELLER_DEVELOPER"), createKeyInput.parse({ ...input, hours: "12" }));
  expect(await works(made)).toBe(true);
  expect(await works(made, null)).toBe(false);
  const rows = JSON.stringify(await connections().db.rows(sql`select k::text as row from access_key k`));
  expect(rows).not.toContain(made.sessionToken);
  await connections().db.run(sql`update access_key set expires_at = clock_timestamp() - interval '1 second'`);
  expect(await works(made)).toBe(false);
  expect(await listKeys(await as("SELLER_DEVELOPER"))).toMatchObject([{ state: "EXPIRED" }]);
});

describe("who may manage keys", () => {
  const may: Role[] = ["SELLER_ADMIN", "SELLER_DEVELOPER", "BUYER_APPROVER", "MANUFACTURER", "ADMIN"];

  test.each(roles.filter((role) => !may.includes(role)))("not %s", async (role) => {
    const ctx = await as(role, role.startsWith("BUYER") ? buyer : seller);
    await expect(createKey(ctx, { ...input, accountId: seller.id })).rejects.toThrow("can do this");
  });

  test("nobody for another account, except administrators", async () => {
    const made = await createKey(await as("SELLER_DEVELOPER"), input);
    const other = await as("SELLER_DEVELOPER", stranger);
    await expect(createKey(other, input)).rejects.toThrow("can do this");
    await expect(disableKey(other, made)).rejects.toThrow("There is no access key");
    await expect(removeKey(other, made)).rejects.toThrow("There is no access key");
    expect(await listKeys(other)).toEqual([]);
    await disableKey(await as("ADMIN"), made);
    expect(await listKeys(await as("ADMIN"))).toMatchObject([{ id: made.keyId, state: "DISABLED" }]);
  });

  test("nobody gives a role of another side, or one that does not fit the account", async () => {
    await expect(createKey(await as("SELLER_DEVELOPER"), { ...input, role: "BUYER_APPROVER" })).rejects.toThrow(
      "another side",
    );
    await expect(createKey(await as("SELLER_DEVELOPER"), { ...input, role: "ADMIN" })).rejects.toThrow("another side");
    await expect(createKey(await as("ADMIN"), { ...input, role: "BUYER_APPROVER" })).rejects.toThrow("does not fit");
  });
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x".repeat(65) }, "name"],
  [{ role: "OWNER" }, "role"],
  [{ accountId: "12" }, "accountId"],
  [{ hours: "7" }, "hours"],
])("%j is refused", (change, field) => {
  const parsed = createKeyInput.safeParse({ ...input, ...change });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

import { verifyPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { addressKey } from "@/lib/accounts/address-key";
import { addContact, removeContact } from "@/lib/accounts/contacts";
import { createAccount } from "@/lib/accounts/create";
import { addPerson, changeRole, removeMembership } from "@/lib/accounts/people";
import { getAccount, listAccounts } from "@/lib/accounts/queries";
import {
  addContactInput,
  addPersonInput,
  changeRoleInput,
  createAccountInput,
  removeMembershipInput,
  rolesOf,
} from "@/lib/accounts/schema";
import { type Role, roles } from "@/lib/auth/actor";
import { findSharedLink, hasEmailedLink } from "@/lib/cancellation-requests/links";
import { connections } from "@/lib/db";
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from "@/lib/errors";
import { as, buyer, pendingRequest, seller } from "../../support/factories";

const operations = { id: "999900001111", name: "Portal Operations" };
const admin = () => as("ADMIN", operations);

const create = async (input: unknown) => createAccount(await admin(), createAccountInput.parse(input));
const add = async (input: Partial<Record<keyof Parameters<typeof addPerson>[1], unknown>>) =>
  addPerson(
    await admin(),
    addPersonInput.parse({ accountId: operations.id, name: "Ada", email: "ada@ops.example", role: "ADMIN", ...input }),
  );
const membersOf = async (accountId: string) => (await getAccount(await admin(), { accountId })).people;
const theOnly = async (accountId: string) => {
  const [person, ...others] = await membersOf(accountId);
  if (!person || others.length) throw new Error("expected exactly one person");
  return person;
};

beforeEach(async () => {
  await create({ ...operations, kinds: ["admin"] });
  await create({ ...seller, kinds: ["seller"] });
});

describe("accounts", () => {
  test("are found by name, ID, person and address, in the order of their names", async () => {
    await create({ ...buyer, kinds: ["buyer", "seller"] });
    await add({});
    await addContact(await admin(), { accountId: buyer.id, name: "Desk", email: "desk@harbour.example" });
    const names = async (find: string) =>
      (await listAccounts(await admin(), { find })).accounts.map(({ name }) => name);
    expect(await names("")).toEqual(["Harbour Bank", "Northwind Data", "Portal Operations"]);
    expect(await names("NORTH")).toEqual(["Northwind Data"]);
    expect(await names("4444")).toEqual(["Harbour Bank"]);
    expect(await names("desk@harbour")).toEqual(["Harbour Bank"]);
    expect(await names("ada")).toEqual(["Portal Operations"]);
    expect(await names("100%")).toEqual([]);
    const byAddress = async (address: string) =>
      (await listAccounts(await admin(), { address: addressKey(address) })).accounts.map(({ name }) => name);
    expect(await byAddress("DESK@harbour.example ")).toEqual(["Harbour Bank"]);
    expect(await byAddress("ada@ops.example")).toEqual(["Portal Operations"]);
    expect(await byAddress("nobody@harbour.example")).toEqual([]);
    const { accounts, hasMore } = await listAccounts(await admin(), { page: 2, size: 1 });
    expect({ accounts, hasMore }).toMatchObject({ accounts: [{ name: "Northwind Data" }], hasMore: true });
  });

  test("tell how many agreements, people and addresses they have", async () => {
    await pendingRequest();
    const { accounts } = await listAccounts(await admin(), { find: "Northwind" });
    expect(accounts).toEqual([{ ...seller, kinds: ["seller"], members: 0, contacts: 1, agreements: 1 }]);
  });

  test.each([
    [{ id: "12345", name: "A", kinds: ["buyer"] }, "12 digits"],
    [{ id: "123456789012", name: " ", kinds: ["buyer"] }, "Give a name"],
    [{ id: "123456789012", name: "A", kinds: [] }, "at least one kind"],
    [{ id: "123456789012", name: "A", kinds: ["owner"] }, "kinds"],
  ])("are not made of %j", (input, reason) => expect(() => createAccountInput.parse(input)).toThrow(reason));

  test("have IDs of their own", async () => {
    await expect(create({ id: seller.id, name: "Again", kinds: ["buyer"] })).rejects.toMatchObject({
      constructor: ConflictError,
      fields: [{ name: "id" }],
    });
  });
});

describe("notification addresses", () => {
  const address = { accountId: seller.id, name: "Alliances", email: "alliances@northwind.example" };

  test("are added once", async () => {
    await addContact(await admin(), addContactInput.parse({ ...address, email: " Alliances@Northwind.example " }));
    await expect(addContact(await admin(), address)).rejects.toThrow(ConflictError);
    expect((await getAccount(await admin(), { accountId: seller.id })).contacts).toMatchObject([
      { name: "Alliances", email: "alliances@northwind.example" },
    ]);
    await expect(addContact(await admin(), { ...address, accountId: "000000000000" })).rejects.toThrow(NotFoundError);
    expect(() => addContactInput.parse({ ...address, email: "nobody" })).toThrow("name@example.com");
  });

  test("lose their links to decide with when they are removed; the others keep theirs", async () => {
    const { requestId } = await pendingRequest();
    const ctx = await admin();
    const [contact] = (await getAccount(ctx, { accountId: buyer.id })).contacts;
    const input = { accountId: buyer.id, contactId: contact?.id ?? "" };
    expect(await hasEmailedLink(ctx, requestId)).toBe(true);
    await expect(removeContact(ctx, { ...input, accountId: seller.id })).rejects.toThrow(NotFoundError);
    await removeContact(ctx, input);
    expect(await hasEmailedLink(ctx, requestId)).toBe(false);
    expect(await findSharedLink(ctx, requestId)).not.toBeNull();
    await expect(removeContact(ctx, input)).rejects.toThrow(NotFoundError);
  });
});

describe("people", () => {
  test("get a password that is made up and told once, or the one that was named", async () => {
    const ada = await add({ email: "Ada@Ops.example" });
    expect(ada).toMatchObject({ email: "ada@ops.example", isNew: true });
    expect(ada.password).toHaveLength(20);
    expect(await add({ name: "Eve", email: "eve@ops.example", password: "a fine password" })).toMatchObject({
      password: null,
    });
    const credentials = await connections().prisma.credential.findMany({ include: { user: true } });
    for (const { password: hash, user, providerId } of credentials) {
      const password = user.name === "Ada" ? (ada.password ?? "") : "a fine password";
      expect(providerId).toBe("credential");
      expect(await verifyPassword({ hash: hash ?? "", password })).toBe(true);
    }
  });

  test("who are known already keep their name and password in another account", async () => {
    await add({});
    const again = await add({
      accountId: seller.id,
      name: "Somebody",
      role: "SELLER_ADMIN",
      password: "another password",
    });
    expect(again).toEqual({ name: "Ada", email: "ada@ops.example", isNew: false, password: null });
    await expect(add({ accountId: seller.id, role: "SELLER_VIEWER" })).rejects.toMatchObject({
      constructor: ConflictError,
      fields: [{ name: "email" }],
    });
    expect(await connections().prisma.credential.count()).toBe(1);
  });

  test("have roles that fit the account", async () => {
    await add({});
    const bo = { accountId: seller.id, email: "bo@b.example", role: "BUYER_APPROVER" };
    await expect(add(bo)).rejects.toThrow(ValidationError);
    expect(await connections().prisma.user.count()).toBe(1);
    await add({ ...bo, role: "SELLER_VIEWER" });
    const { id } = await theOnly(seller.id);
    await expect(changeRole(await admin(), { membershipId: id, role: "ADMIN" })).rejects.toThrow(ValidationError);
    await changeRole(await admin(), changeRoleInput.parse({ membershipId: id, role: "SELLER_OPERATOR" }));
    expect(await theOnly(seller.id)).toMatchObject({ role: "SELLER_OPERATOR", hat: "seller" });
  });

  test.each([
    [{ password: "short" }, "at least 12"],
    [{ email: "ada" }, "name@example.com"],
    [{ name: "" }, "Give a name"],
    [{ role: "KING" }, "Choose a role"],
    [{ role: null }, "Choose a role"],
  ])("are not added with %j", (input, reason) => expect(add(input)).rejects.toThrow(reason));

  test("leave an account and may come back", async () => {
    await add({ accountId: seller.id, role: "SELLER_VIEWER" });
    const { id } = await theOnly(seller.id);
    await removeMembership(await admin(), removeMembershipInput.parse({ membershipId: id }));
    expect(await membersOf(seller.id)).toEqual([]);
    await expect(removeMembership(await admin(), { membershipId: id })).rejects.toThrow(NotFoundError);
    await expect(changeRole(await admin(), { membershipId: id, role: "SELLER_ADMIN" })).rejects.toThrow(NotFoundError);
    expect(await add({ accountId: seller.id, role: "SELLER_VIEWER" })).toMatchObject({ isNew: false });
  });
});

describe("the last administrator", () => {
  test("is neither removed nor given another role", async () => {
    await connections().prisma.account.update({ where: { id: operations.id }, data: { kinds: ["admin", "seller"] } });
    await add({});
    const { id } = await theOnly(operations.id);
    await expect(removeMembership(await admin(), { membershipId: id })).rejects.toThrow("last administrator");
    await expect(changeRole(await admin(), { membershipId: id, role: "SELLER_ADMIN" })).rejects.toThrow(ConflictError);
    await add({ email: "eve@ops.example" });
    await removeMembership(await admin(), { membershipId: id });
    expect(await theOnly(operations.id)).toMatchObject({ email: "eve@ops.example", role: "ADMIN" });
  });

  test("stays when two remove each other at the same moment", async () => {
    await add({});
    await add({ email: "eve@ops.example" });
    const people = await membersOf(operations.id);
    const ctx = await admin();
    const outcomes = await Promise.allSettled(people.map(({ id }) => removeMembership(ctx, { membershipId: id })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await membersOf(operations.id)).toHaveLength(1);
  });
});

test.each(roles.filter((role) => role !== "ADMIN"))("%s manages no accounts", async (role) => {
  const ctx = await as(role);
  const membershipId = "any";
  const attempts = [
    () => listAccounts(ctx, {}),
    () => getAccount(ctx, { accountId: seller.id }),
    () => createAccount(ctx, { id: "123456789012", name: "Mine", kinds: ["seller"] }),
    () => addContact(ctx, { accountId: seller.id, name: "Me", email: "me@x.example" }),
    () => removeContact(ctx, { accountId: seller.id, contactId: "any" }),
    () => addPerson(ctx, { accountId: seller.id, name: "Me", email: "me@x.example", role: "SELLER_ADMIN" }),
    () => changeRole(ctx, { membershipId, role: "SELLER_ADMIN" }),
    () => removeMembership(ctx, { membershipId }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(ForbiddenError);
});

test("each kind of account has roles, and every role belongs to one kind", () => {
  const all = (["seller", "buyer", "manufacturer", "admin"] as const).flatMap((kind) => rolesOf([kind]));
  expect([...all].sort()).toEqual([...(roles as readonly Role[])].sort());
  expect(rolesOf([])).toEqual([]);
});

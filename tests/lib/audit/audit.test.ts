import { expect, test } from "vitest";
import { addContact, removeContact } from "@/lib/accounts/contacts";
import { addPerson, changeRole, removeMembership } from "@/lib/accounts/people";
import { logRows } from "@/lib/audit/csv";
import { listActivityLog, listAuditLog } from "@/lib/audit/queries";
import { recordAudit } from "@/lib/audit/record";
import { replaceResponseLink } from "@/lib/cancellation-requests/announce";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { connections, sql } from "@/lib/db";
import { ForbiddenError } from "@/lib/errors";
import { aDestination, as, buyer, contact, pendingRequest, seller, setNow, stranger } from "../../support/factories";

const words = (entries: { actor: { name: string }; action: string; object: string | null }[]) =>
  entries.map(({ actor, action, object }) => [actor.name, action, object].filter(Boolean).join(" "));

test("the activity log has what the account was told and what its people did, and nothing of others", async () => {
  await aDestination({ name: "hook" });
  await setNow("2026-11-02T11:00:00Z");
  const { requestId } = await pendingRequest();
  await setNow("2026-11-02T12:00:00Z");
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  const { entries } = await listActivityLog(await as("SELLER_VIEWER"), {});
  expect(words(entries)).toEqual([
    expect.stringMatching(/AgreementCancelled|CancellationRequestApproved/),
    expect.stringMatching(/AgreementCancelled|CancellationRequestApproved/),
    "Sam CancellationRequestSent",
    "seller_developer DESTINATION_CREATED hook",
  ]);
  expect((await listActivityLog(await as("BUYER_VIEWER"), {})).entries).toHaveLength(3);
  expect((await listActivityLog(await as("SELLER_VIEWER", stranger), {})).entries).toEqual([]);
});

test("it is read page by page and narrowed by actor, object, action, source and time", async () => {
  const first = await pendingRequest();
  await setNow("2026-11-03T10:00:00Z");
  await pendingRequest();
  await aDestination({ name: "hook" });
  const ctx = await as("SELLER_VIEWER");
  const all = (await listActivityLog(ctx, {})).entries;
  const paged: string[] = [];
  for (let before: string | undefined = ""; before !== undefined; ) {
    const page = await listActivityLog(ctx, { size: 1, before });
    paged.push(...page.entries.map(({ id }) => id));
    before = page.next ?? undefined;
  }
  expect(paged).toEqual(all.map(({ id }) => id));
  const count = async (filter: Parameters<typeof listActivityLog>[1]) =>
    (await listActivityLog(ctx, filter)).entries.length;
  expect(await count({ actor: "sam" })).toBe(2);
  expect(await count({ object: first.requestId })).toBe(1);
  expect(await count({ object: "hook" })).toBe(1);
  expect(await count({ action: "DESTINATION_CREATED" })).toBe(1);
  expect(await count({ via: "CONSOLE" })).toBe(3);
  expect(await count({ via: "API" })).toBe(0);
  expect(await count({ from: new Date("2026-11-03T00:00:00Z") })).toBe(2);
  expect(await count({ until: new Date("2026-11-03T00:00:00Z") })).toBe(1);
  const [head, ...rows] = await logRows(ctx, {}, listActivityLog);
  expect(head).toEqual(["Time", "Actor", "Action", "Object", "Source", "Account"]);
  expect(rows).toHaveLength(3);
});

test("administrators also see rights, addresses and replaced links, over all accounts; nobody else does", async () => {
  await contact(seller);
  const admin = await as("ADMIN");
  await connections().db.run(sql`update account set kinds = '{seller}' where id = ${seller.id}`);
  await addPerson(admin, { accountId: seller.id, name: "New", email: "new@example.com", role: "SELLER_VIEWER" });
  const membership = await connections().prisma.membership.findFirstOrThrow();
  await changeRole(admin, { membershipId: membership.id, role: "SELLER_ADMIN" });
  await removeMembership(admin, { membershipId: membership.id });
  await addContact(admin, { accountId: seller.id, name: "Desk", email: "desk@example.com" });
  const { id } = await connections().prisma.accountContact.findFirstOrThrow({ where: { email: "desk@example.com" } });
  await removeContact(admin, { accountId: seller.id, contactId: id });
  const { requestId } = await pendingRequest();
  await replaceResponseLink(await as("SELLER_OPERATOR"), { requestId, reason: "It leaked." });
  const { entries } = await listAuditLog(admin, {});
  expect(words(entries).toSorted()).toEqual(
    [
      "admin ACCESS_REMOVED new@example.com",
      "admin ADDRESS_ADDED desk@example.com",
      "admin ADDRESS_REMOVED desk@example.com",
      "admin PERSON_ADDED new@example.com",
      "admin ROLE_CHANGED new@example.com",
      "Sam CancellationRequestSent",
      "Sam ResponseLinkReplaced",
    ].toSorted(),
  );
  expect(entries.find(({ action }) => action === "ROLE_CHANGED")?.data).toEqual({
    before: "SELLER_VIEWER",
    after: "SELLER_ADMIN",
  });
  await expect(listAuditLog(await as("SELLER_ADMIN"), {})).rejects.toThrow(ForbiddenError);
});

test("no entry can be changed or deleted, whoever asks the database", async () => {
  await recordAudit(await as("ADMIN", buyer), { action: "SIGNED_IN", object: "" });
  for (const statement of [sql`update audit_entry set object = 'x'`, sql`delete from audit_entry`])
    await expect(connections().db.run(statement)).rejects.toThrow("never changed");
});

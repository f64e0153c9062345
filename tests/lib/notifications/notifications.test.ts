import { expect, test } from "vitest";
import { readBell } from "@/lib/callers/bell";
import { liveBell } from "@/lib/callers/live";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { NotFoundError } from "@/lib/errors";
import { markAllRead, markRead, mute } from "@/lib/notifications/change";
import { groupNotifications } from "@/lib/notifications/group";
import { countUnread, listMuted, listNotifications } from "@/lib/notifications/queries";
import { as, buyer, pendingRequest, stranger } from "../../support/factories";

const sam = () => as("SELLER_OPERATOR");

test("everybody at the account is told what happened, each reads it for themselves", async () => {
  const { requestId, agreementId } = await pendingRequest();
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
  expect(await countUnread(await sam())).toBe(3);
  const [newest, ...others] = await listNotifications(await sam());
  expect(newest).toMatchObject({ type: "AgreementCancelled", agreementId, counterpart: buyer.name, isRead: false });
  await markRead(await sam(), { eventIds: [newest?.id ?? ""] });
  expect((await listNotifications(await sam(), { isUnread: true })).map(({ id }) => id)).toEqual(
    others.map(({ id }) => id),
  );
  expect(await countUnread(await as("SELLER_ADMIN"))).toBe(3);
  await markAllRead(await sam(), { upTo: newest?.seq ?? 0 });
  expect(await countUnread(await sam())).toBe(0);
  await pendingRequest();
  expect(await countUnread(await sam())).toBe(1);
  expect(await countUnread(await as("SELLER_OPERATOR", stranger))).toBe(0);
});

test("what belongs to one agreement stands together, and can be muted by whoever sees it", async () => {
  const first = await pendingRequest();
  await pendingRequest();
  await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId: first.requestId });
  const groups = groupNotifications(await listNotifications(await sam()));
  expect(groups.map(({ id, items }) => [id, items.length])).toContainEqual([first.agreementId, 3]);
  expect(groups).toHaveLength(2);
  await mute(await sam(), { agreementId: first.agreementId, isMuted: true });
  expect(await countUnread(await sam())).toBe(1);
  expect(await listMuted(await sam())).toMatchObject([{ agreementId: first.agreementId }]);
  await mute(await sam(), { agreementId: first.agreementId, isMuted: false });
  expect(await countUnread(await sam())).toBe(4);
  const foreign = await as("SELLER_OPERATOR", stranger);
  await expect(mute(foreign, { agreementId: first.agreementId, isMuted: true })).rejects.toThrow(NotFoundError);
});

test("an open window hears of it within a second, without asking", async () => {
  const { actor } = await sam();
  if (actor.kind !== "person") throw new Error("a person");
  const { accountId, accountName, role, userId, name, email } = actor;
  const hat = { accountId, accountName, role, hat: "seller" as const };
  const person = { userId, name, email, memberships: [hat], current: hat, viewedBy: null, sessionEndsAt: new Date() };
  const leaving = new AbortController();
  const reader = liveBell(person, leaving.signal).getReader();
  const messages: { unread: number }[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const [, json = ""] of decoder.decode(part.value).matchAll(/^data: (.*)$/gm))
        messages.push(JSON.parse(json));
    }
  })();
  const until = async (count: number) => {
    for (let i = 0; messages.at(-1)?.unread !== count; i++) {
      if (i > 500) throw new Error(`never told of ${count}: ${JSON.stringify(messages)}`);
      await new Promise((later) => setTimeout(later, 10));
    }
  };
  await until(0);
  await pendingRequest();
  await until(1);
  await pendingRequest();
  await until(2);
  expect(await readBell(await sam())).toMatchObject({ unread: 2, latest: [{ isRead: false }, { isRead: false }] });
  leaving.abort();
  await reading;
});

import { expect, test } from "vitest";
import { decrypt, encrypt } from "@/lib/auth/encryption";
import { sendOneTimeCode, verifyOneTimeCode } from "@/lib/auth/one-time-code";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { connections, sql } from "@/lib/db";
import { deliverDue } from "@/lib/deliveries/relay";
import { ThrottledError } from "@/lib/errors";
import { as, buyer, contact, pendingRequest, seller } from "../../support/factories";
import { deliveries } from "../../support/mail";

const email = `contact@${buyer.id}.example`;

/** Lets machine time pass for everything about codes. */
const later = (minutes: number) =>
  connections().db.run(sql`
    update one_time_code set created_at = created_at - ${minutes} * interval '1 minute',
      expires_at = expires_at - ${minutes} * interval '1 minute'`);

const visitor = () => as("ADMIN");

async function sentCode(requestId: string): Promise<string> {
  await sendOneTimeCode(await visitor(), { requestId, email });
  await deliverDue({ transport: null });
  const mail = (await deliveries()).findLast(({ kind }) => kind === "E15");
  return mail?.text?.match(/^ {4}(\d{6})$/m)?.[1] ?? "";
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("the code arrives by mail, opens the request once, and appears nowhere else", async () => {
  const { requestId } = await pendingRequest();
  const code = await sentCode(requestId);
  expect(code).toMatch(/^\d{6}$/);
  const mail = (await deliveries()).find(({ kind }) => kind === "E15");
  expect(mail).toMatchObject({
    recipient: email,
    subject: "Your code to respond to a cancellation request",
    secret: null,
  });
  const row = await connections().db.row<{ codeHash: string }>(sql`select code_hash from one_time_code`);
  expect(row?.codeHash).not.toContain(code);
  const ctx = await visitor();
  expect(
    await verifyOneTimeCode(ctx, {
      requestId,
      email: email.toUpperCase(),
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    }),
  ).toBe(true);
  expect(await verifyOneTimeCode(ctx, { requestId, email, code })).toBe(false);
});

test("while it waits to be sent, the code is encrypted", async () => {
  const { requestId } = await pendingRequest();
  await sendOneTimeCode(await visitor(), { requestId, email });
  const secret = (await deliveries()).find(({ kind }) => kind === "E15")?.secret ?? "";
  expect(secret).not.toMatch(/\d{6}$/);
  expect(decrypt("one-time codes", secret)).toMatch(/^\d{6}$/);
  expect(() => decrypt("something else", secret)).toThrow();
  expect(() => decrypt("one-time codes", encrypt("one-time codes", "x").replace(/.$/, "!"))).toThrow();
});

test("only contacts registered with the buyer of this request get a code", async () => {
  const { requestId } = await pendingRequest();
  await contact(seller);
  for (const stranger of ["stranger@example.com", `contact@${seller.id}.example`]) {
    await expect(sendOneTimeCode(await visitor(), { requestId, email: stranger })).rejects.toThrow("registered");
  }
  await expect(sendOneTimeCode(await visitor(), { requestId: "acr-nothing", email })).rejects.toThrow("registered");
});

test("a request that was answered sends no codes any more", async () => {
  const { requestId } = await pendingRequest();
  await withdrawCancellationRequest(await as("SELLER_OPERATOR"), { requestId, cancellationReason: "Mistake." });
  await expect(sendOneTimeCode(await visitor(), { requestId, email })).rejects.toThrow("withdrew it");
});

test("a code works for ten minutes", async () => {
  const { requestId } = await pendingRequest();
  const code = await sentCode(requestId);
  await later(9.9);
  expect(await verifyOneTimeCode(await visitor(), { requestId, email, code: wrong(code) })).toBe(false);
  await later(0.1);
  expect(await verifyOneTimeCode(await visitor(), { requestId, email, code })).toBe(false);
});

test("a code allows five tries, also when they come at once", async () => {
  const { requestId } = await pendingRequest();
  const code = await sentCode(requestId);
  const ctx = await visitor();
  await Promise.all(Array.from({ length: 8 }, () => verifyOneTimeCode(ctx, { requestId, email, code: wrong(code) })));
  const row = await connections().db.row<{ tries: number }>(sql`select tries from one_time_code`);
  expect(row?.tries).toBe(5);
  expect(await verifyOneTimeCode(ctx, { requestId, email, code })).toBe(false);
});

test("the right code at the fifth try still works, and once only when it comes twice at once", async () => {
  const { requestId } = await pendingRequest();
  const code = await sentCode(requestId);
  const ctx = await visitor();
  for (let i = 0; i < 3; i++) await verifyOneTimeCode(ctx, { requestId, email, code: wrong(code) });
  const both = await Promise.all([1, 2].map(() => verifyOneTimeCode(ctx, { requestId, email, code })));
  expect(both.toSorted()).toEqual([false, true]);
});

test("another code can be had after a minute and ends the one before, five an hour at most", async () => {
  const { requestId } = await pendingRequest();
  const first = await sentCode(requestId);
  const refused = await sendOneTimeCode(await visitor(), { requestId, email }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ThrottledError);
  expect((refused as ThrottledError).seconds).toBeGreaterThan(55);
  await later(1);
  const second = await sentCode(requestId);
  if (first !== second) expect(await verifyOneTimeCode(await visitor(), { requestId, email, code: first })).toBe(false);
  expect(await verifyOneTimeCode(await visitor(), { requestId, email, code: second })).toBe(true);

  for (let i = 0; i < 3; i++) {
    await later(1);
    await sendOneTimeCode(await visitor(), { requestId, email });
  }
  await later(1);
  const sixth = await sendOneTimeCode(await visitor(), { requestId, email }).catch((error: unknown) => error);
  expect((sixth as ThrottledError).seconds).toBeGreaterThan(3000);
  await later(56);
  await sendOneTimeCode(await visitor(), { requestId, email });
});

test("a code opens only its own request", async () => {
  const { requestId } = await pendingRequest();
  const other = await pendingRequest();
  const code = await sentCode(requestId);
  expect(await verifyOneTimeCode(await visitor(), { requestId: other.requestId, email, code })).toBe(false);
});

import { randomInt, timingSafeEqual } from "node:crypto";
import { findRequestRow } from "../cancellation-requests/queries";
import { asOf } from "../cancellation-requests/request";
import { stalePhrase } from "../cancellation-requests/stale";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError, NotFoundError, ThrottledError } from "../errors";
import { newId } from "../ids";
import { wake } from "../wake";
import { encrypt, fingerprint } from "./encryption";
import { codeMinutes, codePauseSeconds, codePurpose, codesPerHour, codeTries } from "./one-time-code-rules";

type CodeInput = { requestId: string; email: string };

/**
 * Mails six digits to a registered contact of the request's buyer; whoever reads them there may answer for the buyer. A new
 * code ends the one before.
 *
 * @throws NotFoundError  there is no such request, or the address is not registered with its buyer
 * @throws ConflictError  the request is no longer pending
 * @throws ThrottledError the last code is less than a minute old, or five were sent within an hour
 */
export function sendOneTimeCode(ctx: Context, input: CodeInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const contact = await findContact(ctx, input);
    if (!contact) throw new NotFoundError("A code can only be sent to an address registered with the buyer.");
    await refuseStale(ctx, input.requestId);
    await throttle(ctx, contact);
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    await ctx.db.run(sql`
      insert into one_time_code (id, request_id, email, code_hash, created_at, expires_at)
      values (${newId.plain()}, ${contact.requestId}, ${contact.email}, ${hashOf(contact, code)}, clock_timestamp(),
        clock_timestamp() + ${codeMinutes} * interval '1 minute')`);
    await ctx.db.run(sql`
      insert into delivery (id, kind, account_id, agreement_id, request_id, party, recipient, recipient_name, secret,
        created_at, next_attempt_at)
      values (${newId.plain()}, 'E15', ${contact.acceptorId}, ${contact.agreementId}, ${contact.requestId}, 'buyer',
        ${contact.email}, ${contact.name}, ${encrypt(codePurpose, code)}, ${ctx.now}, clock_timestamp())`);
    wake(ctx.db);
  });
}

/** Whether these are the digits of the newest code for this address. Each code works once and allows five tries. */
export async function verifyOneTimeCode(ctx: Context, input: CodeInput & { code: string }): Promise<boolean> {
  const { requestId } = input;
  const email = input.email.toLowerCase();
  const tried = await ctx.db.row<{ id: string; codeHash: string }>(sql`
    with newest as (
      select id from one_time_code where request_id = ${requestId} and lower(email) = ${email}
      order by created_at desc limit 1
    )
    update one_time_code c set tries = c.tries + 1 from newest
    where c.id = newest.id and c.used_at is null and c.expires_at > clock_timestamp() and c.tries < ${codeTries}
    returning c.id, c.code_hash`);
  const given = hashOf({ requestId, email }, input.code.replace(/[\s-]/g, ""));
  // Without a code the digits are compared all the same, so that every refusal costs alike.
  const isRight = timingSafeEqual(Buffer.from(given), Buffer.from(tried?.codeHash ?? "0".repeat(given.length)));
  if (!tried || !isRight) return false;
  const used = await ctx.db.run(
    sql`update one_time_code set used_at = clock_timestamp() where id = ${tried.id} and used_at is null`,
  );
  return used === 1;
}

const hashOf = ({ requestId, email }: CodeInput, code: string) =>
  fingerprint(codePurpose, requestId, email.toLowerCase(), code);

type Contact = CodeInput & { name: string; acceptorId: string; agreementId: string };

/** The buyer's contact behind the address, with the request locked, so that two askers get one code. */
const findContact = (ctx: TxContext, { requestId, email }: CodeInput) =>
  ctx.db.row<Contact>(sql`
    select r.id as request_id, r.agreement_id, r.acceptor_id, c.name, c.email
    from cancellation_request r join account_contact c on c.account_id = r.acceptor_id
    where r.id = ${requestId} and lower(c.email) = ${email.toLowerCase()}
    limit 1 for no key update of r`);

async function refuseStale(ctx: TxContext, requestId: string) {
  const request = await findRequestRow(ctx, requestId);
  if (request && asOf(request, ctx.now).status !== "PENDING_APPROVAL")
    throw new ConflictError(stalePhrase(request, ctx.now));
}

async function throttle(ctx: TxContext, { requestId, email }: CodeInput) {
  const row = await ctx.db.row<{ seconds: number | null }>(sql`
    with earlier as (
      select created_at, row_number() over (order by created_at desc) as nth from one_time_code
      where request_id = ${requestId} and email = ${email} and created_at > clock_timestamp() - interval '1 hour'
    )
    select ceil(extract(epoch from max(case nth
        when 1 then created_at + ${codePauseSeconds} * interval '1 second'
        when ${codesPerHour} then created_at + interval '1 hour' end) - clock_timestamp()))::int as seconds
    from earlier`);
  const seconds = row?.seconds ?? 0;
  if (seconds > 0) {
    throw new ThrottledError(`A code was sent already. You can ask for another one in ${seconds} s.`, { seconds });
  }
}

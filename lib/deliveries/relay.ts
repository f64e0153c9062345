import { setTimeout as sleep } from "node:timers/promises";
import { connections, type Db, sql } from "../db";
import { isSandbox } from "../env";
import { log } from "../log";
import { giveUpAfterHours, retryDelaySeconds } from "./back-off";
import { type MailFacts, readMailFacts } from "./facts";
import { composeMessage, type Message } from "./message";
import { closeTransport, concurrency, currentTransport, sendTimeoutMs, type Transport } from "./transport";

/** A claimed delivery. `attempts` is the proof of the claim: whoever claims it next counts on. */
type Held = { id: string; kind: string; attempts: number };

/** How long a claim keeps other relays away, in seconds: longer than one try can last. */
const leaseSeconds = (2 * sendTimeoutMs) / 1000;

/** How often the relay looks for new mail. */
const pollMs = 500;

/**
 * Sends every mail that is due, once, and tells how many went out and how many must wait for another try. Any number of
 * relays share the work: each claims rows nobody else holds, sends outside any transaction, and finishes only what it holds.
 */
export async function deliverDue({
  transport = currentTransport(),
  signal,
}: {
  transport?: Transport | null;
  signal?: AbortSignal;
} = {}): Promise<{ sent: number; failed: number }> {
  const { db } = connections();
  const total = { sent: 0, failed: 0 };
  while (!signal?.aborted) {
    const held = await claim(db);
    if (!held.length) break;
    const facts = new Map(
      (
        await readMailFacts(
          db,
          held.map(({ id }) => id),
        )
      ).map((mail) => [mail.id, mail]),
    );
    const outcomes = await Promise.allSettled(
      held.map((delivery) => deliver(db, delivery, facts.get(delivery.id), transport)),
    );
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") throw outcome.reason;
      total[outcome.value ? "sent" : "failed"] += 1;
    }
  }
  return total;
}

/** Runs the relay until the returned function is called, which waits for the mails on their way. */
export function startRelay(): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await deliverDue({ signal }).catch((error) => log.error({ err: error }, "the relay stumbled and goes on"));
      await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    }
    closeTransport();
  })();
  return () => {
    stopping.abort();
    return running;
  };
}

// The rows are chosen in a `with`, which runs once; a joined subquery may run again and take more than its limit.
const claim = (db: Db): Promise<Held[]> =>
  db.rows(sql`
    with due as (
      -- The column keeps milliseconds and rounds: what is due now may be written down as half a millisecond ahead.
      select id from delivery where state = 'PENDING' and next_attempt_at <= now() + interval '1 millisecond'
        and (claimed_until is null or claimed_until <= now())
      order by next_attempt_at limit ${concurrency} for update skip locked
    )
    update delivery d set attempts = d.attempts + 1, claimed_until = now() + ${leaseSeconds} * interval '1 second',
      first_attempt_at = coalesce(d.first_attempt_at, now())
    from due where d.id = due.id returning d.id, d.kind, d.attempts`);

async function deliver(db: Db, held: Held, mail: MailFacts | undefined, transport: Transport | null): Promise<boolean> {
  let message: Message | undefined;
  try {
    if (!mail) throw new Error("What this mail is about no longer exists.");
    message = await composeMessage(mail);
    await transport?.send(message);
  } catch (error) {
    if (isRefusedRecipient(error)) await bounce(db, held, reasonOf(error), message);
    else await reschedule(db, held, reasonOf(error), message);
    return false;
  }
  await finish(db, held, message);
  return true;
}

const finish = (db: Db, held: Held, message: Message) =>
  db.run(sql`
    with sent as (
      update delivery set ${kept(message)}, state = 'SENT', sent_at = now(), claimed_until = null, last_error = null,
        secret = null
      where ${stillHeld(held)} returning account_id, recipient
    )
    update account_contact c set bounced_at = null from sent
    where c.account_id = sent.account_id and c.email = sent.recipient and c.bounced_at is not null`);

/** A recipient whom the server refuses for good (5xx to `RCPT TO`): trying again would change nothing. */
function isRefusedRecipient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === "RCPT TO" && responseCode !== undefined && responseCode >= 500;
}

async function bounce(db: Db, held: Held, reason: string, message: Message | undefined) {
  await db.run(sql`
    with bounced as (
      update delivery set ${message ? kept(message) : sql`subject = subject`}, state = 'BOUNCED', last_error = ${reason},
        claimed_until = null
      where ${stillHeld(held)} returning account_id, recipient
    )
    update account_contact c set bounced_at = now() from bounced
    where c.account_id = bounced.account_id and c.email = bounced.recipient`);
  log.warn({ delivery: held.id, kind: held.kind, reason }, "mail bounced");
}

async function reschedule(db: Db, held: Held, reason: string, message: Message | undefined) {
  const after = await db.row<{ state: string }>(sql`
    update delivery set ${message ? kept(message) : sql`subject = subject`}, last_error = ${reason}, claimed_until = null,
      next_attempt_at = now() + ${retryDelaySeconds(held.attempts)} * interval '1 second',
      state = case when first_attempt_at <= now() - ${giveUpAfterHours} * interval '1 hour' then 'FAILED' else state end
    where ${stillHeld(held)} returning state`);
  log.warn(
    { delivery: held.id, kind: held.kind, attempts: held.attempts, state: after?.state, reason },
    "mail not sent",
  );
}

const stillHeld = ({ id, attempts }: Held) => sql`id = ${id} and attempts = ${attempts} and state = 'PENDING'`;

/** What the mailbox shows afterwards. A live portal keeps who got what and when, but not what people wrote. */
function kept({ subject, text, html, headers, from, to, attachments }: Message) {
  const shown = JSON.stringify({ From: from, To: `${to.name} <${to.address}>`, ...headers });
  return isSandbox()
    ? sql`subject = ${subject}, headers = ${shown}::jsonb, text = ${text}, html = ${html},
          attachments = ${JSON.stringify(attachments)}::jsonb`
    : sql`subject = ${subject}, headers = ${shown}::jsonb`;
}

/** The server's answer, without any link it may have quoted. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\/respond\/[\w-]+/g, "/respond/…").slice(0, 500);

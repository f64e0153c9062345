import { type Db, type Sql, sql } from "../db";
import { isSandbox } from "../env";
import { log } from "../log";
import { claim, type Held, leaseSeconds, type Outcome, reasonOf, release, settle } from "./claims";
import { type MailFacts, readMailFacts } from "./facts";
import { Gate } from "./gate";
import { composeMessage, type Message } from "./message";
import { concurrency, sendTimeoutMs, type Transport } from "./transport";

type HeldMail = Held & { kind: string };

/** How many mails are claimed at once: enough that none of those on their way waits for the slowest to begin the next. */
const claimed = 4 * concurrency;
/** After so long no further mail is begun: a relay must be through with each before its lease is over. */
const beginWithinMs = leaseSeconds * 1000 - sendTimeoutMs - 20_000;

/** Claims some mails and sends them; tells how many went out and how many must wait for another try. */
export async function sendSomeMail(db: Db, transport: Transport | null): Promise<{ sent: number; failed: number }> {
  const since = performance.now();
  const held = await claim<HeldMail>(db, "delivery", {
    order: sql`d.next_attempt_at`,
    limit: claimed,
    columns: sql`, d.kind`,
  });
  if (!held.length) return { sent: 0, failed: 0 };
  const facts = await readMailFacts(
    db,
    held.map(({ id }) => id),
  );
  const byId = new Map(facts.map((mail) => [mail.id, mail]));
  const waiting = held.toReversed();
  const total = { sent: 0, failed: 0 };
  const sendOneByOne = async () => {
    while (performance.now() - since < beginWithinMs) {
      const mail = waiting.pop();
      if (!mail) return;
      const isSent = await deliver(db, mail, byId.get(mail.id), transport);
      total[isSent ? "sent" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sendOneByOne));
  if (waiting.length) await release(db, "delivery", waiting);
  return total;
}

/** Many mails are on their way at once, but only one is where the server may have it and nobody has written that down yet. */
const gate = new Gate();

async function deliver(db: Db, held: HeldMail, mail: MailFacts | undefined, transport: Transport | null) {
  let message: Message | undefined;
  let error: string | null = null;
  let isBounced = false;
  let isOver = false;
  let leave = () => {};
  const lastStep = async () => {
    const entered = await gate.enter();
    if (isOver) entered();
    else leave = entered;
  };
  try {
    if (!mail) throw new Error("What this mail is about no longer exists.");
    message = await composeMessage(mail);
    if (!mail.mailboxOnly) await transport?.send(message, lastStep);
  } catch (reason) {
    error = reasonOf(reason);
    isBounced = isRefusedRecipient(reason);
  }
  try {
    return await writeDown(db, held, message, { error, final: isBounced ? "BOUNCED" : undefined });
  } finally {
    isOver = true;
    leave();
  }
}

async function writeDown(
  db: Db,
  { id, kind, attempts }: HeldMail,
  message: Message | undefined,
  { error, final }: Pick<Outcome, "error" | "final">,
) {
  const [settled] = await settle(db, "delivery", [{ id, attempts, error, final }], {
    set: message ? kept(message, error === null) : undefined,
    and: notedAtAddress,
    exhausted: "FAILED",
  });
  if (error !== null) log.warn({ delivery: id, kind, attempts, state: settled?.state, reason: error }, "mail not sent");
  return error === null;
}

/** A recipient whom the server refuses for good (5xx to `RCPT TO`): trying again would change nothing. */
function isRefusedRecipient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === "RCPT TO" && responseCode !== undefined && responseCode >= 500;
}

/** An address says that mail to it bounced, until one gets through. */
const notedAtAddress: Sql = sql`, noted as (
  update account_contact c set bounced_at = case when s.state = 'BOUNCED' then now() end
  from settled s join delivery d on d.id = s.id
  where c.account_id = d.account_id and c.email = d.recipient
    and (s.state = 'BOUNCED' or (s.state = 'SENT' and c.bounced_at is not null)))`;

/** What the mailbox shows afterwards. A live portal keeps who got what and when, but not what people wrote. */
function kept({ subject, text, html, headers, from, to, attachments }: Message, isSent: boolean) {
  const shown = JSON.stringify({ From: from, To: `${to.name} <${to.address}>`, ...headers });
  const written = isSandbox()
    ? sql`subject = ${subject}, headers = ${shown}::jsonb, text = ${text}, html = ${html},
          attachments = ${JSON.stringify(attachments)}::jsonb,`
    : sql`subject = ${subject}, headers = ${shown}::jsonb,`;
  return isSent ? sql`${written} secret = null,` : written;
}

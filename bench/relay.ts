import { SMTPServer } from "smtp-server";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { connections, disconnect, sql } from "@/lib/db";
import { eventBridgeSender } from "@/lib/deliveries/eventbridge";
import { readMailFacts } from "@/lib/deliveries/facts";
import { composeMessage, type Message } from "@/lib/deliveries/message";
import { deliverDue, startRelay } from "@/lib/deliveries/relay";
import { concurrency, smtpTransport } from "@/lib/deliveries/transport";
import { createDestination } from "@/lib/destinations/create";
import { createDestinationInput } from "@/lib/destinations/schema";
import { provide } from "@/lib/env";
import { envelope } from "@/lib/events/detail";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";
import { busKey, catchPutEvents } from "@/tests/support/event-bus";
import { catchCalls } from "@/tests/support/webhook-receiver";
import { buyerId, fillRequests, sellerId } from "./requests";
import { type Bench, contextOf, type Figure, median, percentile, personAt, timed, withServer } from "./support";

const mails = 1000;
const events = 3000;
const rounds = 3;
const idleTries = 100;
const timers = 200;
/** Over how many seconds the deadlines of the last figure are spread. */
const spreadSeconds = 20;

/** How fast mail and events leave, how soon after they are written, and how soon after a deadline its approval is there. */
export const relay: Bench = () =>
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    log.level = "silent";
    const { url, db } = await database("relay");
    provide({ DATABASE_URL: url });
    const now = new Date();
    await fillRequests(connections(), 1500, now);
    const developer = { ...personAt(sellerId, "SELLER_OPERATOR"), role: "SELLER_DEVELOPER" as const };
    const ctx = contextOf(connections(), developer, now);

    const smtp = await smtpSink();
    const mailPairs = await mailRounds(smtp.url);
    yield figure("mail: outbox drained per second / the server's own ceiling", mailPairs);
    smtp.server.close();

    const bus = await catchPutEvents();
    const input = { type: "EVENTBRIDGE", name: "bus", url: bus.url, ...busKey };
    const { id } = await createDestination(ctx, createDestinationInput.parse(input));
    yield figure("events: outbox drained per second / the bus's own ceiling", await eventRounds(id, bus.url));
    await bus.stop();
    await db.run(sql`delete from destination`);

    const hook = await catchCalls();
    await createDestination(ctx, createDestinationInput.parse({ type: "WEBHOOK", name: "hook", url: hook.url }));
    const waits = await idleWaits(() => hook.calls.length, now);
    yield {
      name: "idle: written to delivered, p95 in ms",
      value: percentile(waits, 0.95),
      target: "<=250",
      note: `median ${median(waits).toFixed(0)} ms`,
    };
    await db.run(sql`delete from destination`);

    const late = await lateness();
    yield {
      name: "deadline to approved, p99 in ms",
      value: percentile(late, 0.99),
      target: "<=2000",
      note: `earliest ${Math.min(...late).toFixed(0)} ms after its deadline, median ${median(late).toFixed(0)} ms`,
    };
    await hook.stop();
    await disconnect();
  });

const figure = (name: string, pairs: { ours: number; ceiling: number }[]): Figure => ({
  name,
  value: median(pairs.map(({ ours, ceiling }) => ours / ceiling)),
  target: ">=0.6",
  note: pairs.map(({ ours, ceiling }) => `${ours.toFixed(0)}/${ceiling.toFixed(0)}`).join(", "),
});

const perSecond = async (count: number, work: () => Promise<unknown>) => (count / (await timed(work))) * 1000;

/** The same mails: out of the outbox, and ready-made as fast as the same client and the server manage. */
async function mailRounds(smtpUrl: string) {
  const { db } = connections();
  const transport = smtpTransport(smtpUrl);
  const pairs: { ours: number; ceiling: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    await db.run(sql`delete from delivery`);
    await db.run(sql`
      insert into delivery (id, kind, account_id, agreement_id, request_id, party, recipient, recipient_name, created_at, next_attempt_at)
      select 'mail-' || i, 'E2', ${sellerId}, 'agmt-' || i, 'acr-' || i, 'seller', 'contact@example.com', 'Contact', now(), now()
      from generate_series(1, ${mails}::int) i`);
    const facts = await readMailFacts(
      db,
      Array.from({ length: mails }, (_, i) => `mail-${i + 1}`),
    );
    const ready = await Promise.all(facts.map(composeMessage));
    const ceiling = await perSecond(mails, () => sendAll(ready, transport.send));
    const ours = await perSecond(mails, () => deliverDue({ transport }));
    // The first pair warms both up.
    if (round) pairs.push({ ours, ceiling });
  }
  transport.close();
  return pairs;
}

async function sendAll(messages: Message[], send: (message: Message) => Promise<void>) {
  const left = [...messages];
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let message = left.pop(); message; message = left.pop()) await send(message);
    }),
  );
}

/** The same events: out of the outbox, and ready-made through the same client, ten entries a call. */
async function eventRounds(destinationId: string, endpoint: string) {
  const { db } = connections();
  await db.run(sql`
    insert into event (id, type, agreement_id, actor, at, data)
    select 'event-' || i, 'AgreementCancelled', 'agmt-' || i, '{}', now(), '{}' from generate_series(1, ${events}::int) i`);
  await db.run(sql`
    insert into party_event (id, event_id, account_id, detail_type, at, resources, detail)
    select 'told-' || i, 'event-' || i, ${sellerId}, 'Purchase Agreement Ended - Proposer', now(), '{}',
      json_build_object('requestId', gen_random_uuid(), 'catalog', 'AWSMarketplace', 'agreement', json_build_object('id', 'agmt-' || i))
    from generate_series(1, ${events}::int) i`);
  const ready = (
    await db.rows<Parameters<typeof envelope>[0]>(
      sql`select id, account_id, detail_type, at, resources, detail from party_event where id like 'told-%'`,
    )
  ).map(envelope);
  const sender = eventBridgeSender({ endpoint, region: "us-east-1", bus: "default", source: "bench", ...busKey });
  const pairs: { ours: number; ceiling: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    await db.run(sql`delete from event_delivery`);
    await db.run(sql`
      insert into event_delivery (id, destination_id, party_event_id, agreement_id, created_at, next_attempt_at)
      select 'leaving-' || i, ${destinationId}, 'told-' || i, 'agmt-' || i, now(), now() from generate_series(1, ${events}::int) i`);
    const ceiling = await perSecond(events, async () => {
      for (let i = 0; i < ready.length; i += sender.batch) await sender.send(ready.slice(i, i + sender.batch));
    });
    const ours = await perSecond(events, () => deliverDue({ transport: null }));
    if (round) pairs.push({ ours, ceiling });
  }
  sender.close();
  return pairs;
}

/** From the answer of the verb that writes an event to its arrival, one at a time, with pauses. */
async function idleWaits(arrived: () => number, now: Date): Promise<number[]> {
  const stop = startRelay();
  const buyer = contextOf(connections(), personAt(buyerId, "BUYER_APPROVER"), now);
  const waits: number[] = [];
  for (let i = 1; i <= idleTries; i++) {
    await new Promise((later) => setTimeout(later, 30));
    const before = arrived();
    await approveCancellationRequest(buyer, { requestId: `acr-${i}` });
    const since = performance.now();
    while (arrived() === before) await new Promise((later) => setTimeout(later, 1));
    waits.push(performance.now() - since);
  }
  await stop();
  return waits;
}

/** How long after its deadline each of some requests is found approved, in milliseconds of the database's clock. */
async function lateness(): Promise<number[]> {
  const { db } = connections();
  await db.run(sql`
    update cancellation_request r set created_at = due.at - interval '168 hours', respond_by = due.at, updated_at = due.at
    from (select 'acr-' || i as id, now() + interval '2 seconds' + random() * ${spreadSeconds} * interval '1 second' as at
          from generate_series(1000, ${1000 + timers - 1}::int) i) due
    where r.id = due.id`);
  const stop = startWorker();
  const late = new Map<string, number>();
  while (late.size < timers) {
    const found = await db.rows<{ id: string; ms: number }>(sql`
      select id, (extract(epoch from clock_timestamp() - respond_by) * 1000)::float8 as ms from cancellation_request
      where status = 'APPROVED' and resolution = 'AUTOMATIC' and id <> all(${[...late.keys()]}::text[])`);
    for (const { id, ms } of found) late.set(id, ms);
    await new Promise((later) => setTimeout(later, 5));
  }
  await stop();
  return [...late.values()];
}

function smtpSink(): Promise<{ url: string; server: SMTPServer }> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, _session, done) {
      stream.resume();
      stream.on("end", () => done());
    },
  });
  return new Promise((ready) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.server.address();
      ready({ url: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, server });
    }),
  );
}

import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AcceptAgreementCancellationRequestCommand,
  ConflictException,
  MarketplaceAgreementClient,
  RejectAgreementCancellationRequestCommand,
  SendAgreementCancellationRequestCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { SMTPServer } from "smtp-server";
import { connections, sql } from "@/lib/db";
import { busKey, catchPutEvents } from "./event-bus";
import { aDestination, anAgreement, buyer, seller } from "./factories";
import { catchCalls } from "./webhook-receiver";

export type KillReport = {
  kills: number;
  transitions: number;
  /** Per sink: how much was to come, how much came, how much of it more than once. */
  sinks: Record<
    string,
    { expected: number; lost: string[]; unexpected: string[]; repeats: number; mostPerKill: number }
  >;
  /** Rows that say the same thing twice, which no receiver could tell apart. */
  doubled: string[];
  unfinished: number;
};

type Options = {
  kills: number;
  transitions: number;
  /** How the app is started: a command that listens on PORT and works on DATABASE_URL. */
  command: string[];
  /** Keys for the seller's and the buyer's calls. */
  keys: Record<"seller" | "buyer", { accessKeyId: string; secretAccessKey: string }>;
  say?: (line: string) => void;
};

/** What reached one sink: each thing's name, in the order of arrival, and in which life of the app. */
class Sink {
  readonly arrivals: { name: string; life: number; call: number }[] = [];
  calls = 0;

  note(names: string[], life: number) {
    this.calls += 1;
    for (const name of names) this.arrivals.push({ name, life, call: this.calls });
  }

  /** How many calls had to be made again, by the life of the app in which they were made first. */
  repeats(): number[] {
    const first = new Map<string, { life: number; call: number }>();
    const repeated = new Map<number, Set<number>>();
    for (const { name, life, call } of this.arrivals) {
      const before = first.get(name);
      if (!before) first.set(name, { life, call });
      else repeated.set(before.life, (repeated.get(before.life) ?? new Set()).add(before.call));
    }
    return [...repeated.values()].map((calls) => calls.size);
  }
}

/**
 * Kills the app at random instants while clients send and answer requests through the API, and finds out what reached the
 * mail server, a webhook and an EventBridge bus. The database server goes on, as it does when an app dies.
 */
export async function killAtRandom({
  kills,
  transitions,
  command,
  keys,
  say = () => undefined,
}: Options): Promise<KillReport> {
  let life = 0;
  const mail = new Sink();
  const webhook = new Sink();
  const bus = new Sink();
  const smtp = await catchMessageIds((id) => mail.note([id], life));
  const hook = await catchCalls(({ headers }, response) => {
    webhook.note([String(headers["webhook-id"])], life);
    response.end();
  });
  const events = await catchPutEvents({ taken: (entries) => bus.note(entries.map(nameOfEntry), life) });
  await aDestination({ type: "WEBHOOK", url: hook.url });
  await aDestination({ type: "EVENTBRIDGE", url: events.url, ...busKey, account: buyer });

  const port = await freePort();
  const app = new App(command, port, smtp.url);
  const todo = await requestsFor(transitions / 2);
  const clients = {
    seller: clientOf(port, keys.seller),
    buyer: clientOf(port, keys.buyer),
  };
  const perLife = Math.ceil(transitions / (kills + 1));
  try {
    for (; life <= kills; life++) {
      await app.start();
      const burst = new Burst();
      const working = work(todo, clients, burst);
      if (life === kills) {
        await working;
        break;
      }
      // At any point of this life's share, and of a transition: the next ones are on their way when the app dies.
      await burst.reaches(1 + Math.floor(Math.random() * 2 * perLife));
      await sleep(Math.random() * 40);
      await app.kill();
      await working;
      // A dead relay's claims run out after two minutes; nobody needs to wait for that here.
      await connections().db.run(sql`update delivery set claimed_until = now() where claimed_until is not null`);
      await connections().db.run(sql`update event_delivery set claimed_until = now() where claimed_until is not null`);
      if (life % 10 === 9) say(`${life + 1} kills, ${todo.filter(({ isDone }) => isDone).length * 2} transitions done`);
    }
    while (todo.some(({ isDone }) => !isDone)) await work(todo, clients, new Burst());
    await drained();
  } finally {
    await app.kill();
    for (const client of Object.values(clients)) client.destroy();
    await Promise.all([smtp.stop(), hook.stop(), events.stop()]);
  }
  const { db } = connections();
  const mails = await db.rows<{ name: string }>(sql`select '<' || id || '@localhost>' as name from delivery`);
  const told = (account: string) =>
    db.rows<{ name: string }>(sql`
      select case when ${account} = ${buyer.id} then (detail ->> 'requestId') || ' ' || detail_type else id end as name
      from party_event where account_id = ${account}`);
  const doubled = await db.rows<{ name: string }>(sql`
    select request_id || ' ' || kind || ' ' || recipient as name from delivery group by request_id, kind, recipient having count(*) > 1
    union all
    select e.request_id || ' ' || e.type from event e group by e.request_id, e.type having count(*) > 1`);
  return {
    kills,
    transitions:
      (
        await db.row<{ count: number }>(sql`
      select count(*) + count(resolved_at) as count from cancellation_request`)
      )?.count ?? 0,
    sinks: {
      mail: compare(mail, mails),
      webhook: compare(webhook, await told(seller.id)),
      bus: compare(bus, await told(buyer.id)),
    },
    doubled: doubled.map(({ name }) => name),
    unfinished: todo.filter(({ isDone }) => !isDone).length,
  };
}

function compare(sink: Sink, expected: { name: string }[]) {
  const wanted = new Set(expected.map(({ name }) => name));
  const got = new Set(sink.arrivals.map(({ name }) => name));
  const repeats = sink.repeats();
  return {
    expected: wanted.size,
    lost: [...wanted].filter((name) => !got.has(name)),
    unexpected: [...got].filter((name) => !wanted.has(name)),
    repeats: repeats.reduce((sum, count) => sum + count, 0),
    mostPerKill: Math.max(0, ...repeats),
  };
}

const nameOfEntry = ({ Detail, DetailType }: { Detail: string; DetailType: string }) =>
  `${JSON.parse(Detail).requestId} ${DetailType}`;

type Todo = { agreementId: string; token: string; requestId: string | null; isDone: boolean; isBusy: boolean };
type Clients = Record<"seller" | "buyer", MarketplaceAgreementClient>;

const requestsFor = async (count: number): Promise<Todo[]> => {
  const todo: Todo[] = [];
  for (let i = 0; i < count; i++) {
    const { id } = await anAgreement();
    todo.push({ agreementId: id, token: `kill-${i}`, requestId: null, isDone: false, isBusy: false });
  }
  return todo;
};

/** How many transitions the app has answered in this life. */
class Burst {
  private done = 0;
  private isOver = false;
  private waiting: { count: number; tell: () => void }[] = [];

  add() {
    this.done += 1;
    this.tell();
  }
  end() {
    this.isOver = true;
    this.tell();
  }
  /** Waits for so many transitions, or until there are none left. */
  reaches(count: number): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ count, tell: done });
      this.tell();
    });
  }
  private tell() {
    for (const { count, tell } of this.waiting) if (this.isOver || this.done >= count) tell();
  }
}

/** Transitions, eight at a time, until none is left or the app is dead; what its death cut off is tried again later. */
async function work(todo: Todo[], clients: Clients, burst: Burst) {
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        const one = todo.find(({ isDone, isBusy }) => !isDone && !isBusy);
        if (!one) return;
        one.isBusy = true;
        const isAlive = await step(one, clients).catch(() => false);
        one.isBusy = false;
        if (!isAlive) return;
        burst.add();
      }
    }),
  );
  burst.end();
}

async function step(one: Todo, { seller, buyer }: Clients): Promise<boolean> {
  const { agreementId, token } = one;
  if (!one.requestId) {
    const sent = await seller.send(
      new SendAgreementCancellationRequestCommand({ agreementId, reasonCode: "OTHER", clientToken: token }),
    );
    one.requestId = sent.agreementCancellationRequestId ?? null;
    return true;
  }
  const named = { agreementId, agreementCancellationRequestId: one.requestId };
  try {
    if (Number(token.slice(5)) % 2) await buyer.send(new AcceptAgreementCancellationRequestCommand(named));
    else await buyer.send(new RejectAgreementCancellationRequestCommand({ ...named, rejectionReason: "We keep it." }));
  } catch (error) {
    // The answer before was written down, only its reply was lost.
    if (!(error instanceof ConflictException)) throw error;
  }
  one.isDone = true;
  return true;
}

const clientOf = (port: number, credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new MarketplaceAgreementClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
  });

class App {
  private child: ChildProcess | null = null;
  constructor(
    private readonly command: string[],
    private readonly port: number,
    private readonly smtpUrl: string,
  ) {}

  async start() {
    const [program = "", ...words] = this.command;
    const child = spawn(program, words, {
      env: {
        ...process.env,
        PORT: String(this.port),
        APP_URL: "http://localhost:3000",
        SMTP_URL: this.smtpUrl,
        DATABASE_URL: connections().url,
        NODE_ENV: "production",
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.child = child;
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    while (
      !(await fetch(`http://127.0.0.1:${this.port}/api/health`).then(
        () => true,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new Error(`The app did not start: ${said}`);
      await sleep(20);
    }
  }

  async kill() {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
  }
}

/** Waits until nothing waits any more; as long as it gets less, a slow machine has its time. */
async function drained() {
  let least = Number.POSITIVE_INFINITY;
  for (let deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const row = await connections().db.row<{ waiting: number }>(sql`
      select (select count(*) from delivery where state <> 'SENT') + (select count(*) from event_delivery where state <> 'SENT') as waiting`);
    const { waiting = 0 } = row ?? {};
    if (!waiting) return;
    if (waiting < least) deadline = Date.now() + patienceMs;
    least = Math.min(least, waiting);
    if (Date.now() > deadline) throw new Error(`${waiting} deliveries still wait, and no fewer since a minute.`);
  }
}
const patienceMs = 60_000;

async function catchMessageIds(note: (id: string) => void) {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (chunk) => (text += chunk));
      stream.on("end", () => {
        const id = /^message-id: (<[^>]+>)/im.exec(text)?.[1];
        if (id) note(id);
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise<void>((done) => server.close(done)) };
}

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });

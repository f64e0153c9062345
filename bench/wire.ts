import { Agent, request as httpRequest } from "node:http";
import pg from "pg";
import { searchAgreements } from "@/lib/agreements/search";
import { encryptSecret } from "@/lib/auth/access-keys";
import { type Connections, sql } from "@/lib/db";
import { signed } from "../tests/support/aws-raw";
import { corpusSeller, fillCorpus } from "./corpus";
import { Helper } from "./processes";
import { type Bench, contextOf, type Figure, median, withServer } from "./support";

/** A smaller corpus is for looking at the code, not for the figures. */
const agreements = Number(process.env.BENCH_AGREEMENTS ?? 1_000_000);
const width = 16;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = 2500;
const keyId = "bench";

type Shot = { headers: Record<string, string>; body: Buffer };

/** A million agreements behind the API: searching, describing, and the official client against it. */
export const wire: Bench = () =>
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    const connections = await database("wire");
    await fillCorpus(connections, agreements);
    await addKey(connections);
    const url = connections.url;
    const server = new Helper("bench/aws-server.ts", ["countersign"], {
      DATABASE_URL: url,
      AUTH_SECRET: "a secret for benchmarks, used by nothing else",
    });
    const port = Number(await server.answer());
    const ids = await sampleIds(connections);
    const describe = await shots(
      "DescribeAgreement",
      ids.map((agreementId) => ({ agreementId })),
    );
    const answer = await one(port, describe[0] as Shot);
    const still = new Helper("bench/aws-server.ts", ["static", Buffer.from(answer).toString("base64")]);
    const stillPort = Number(await still.answer());
    const client = new Helper("bench/aws-client.ts", [keyId, `secret-of-${keyId}`]);
    await client.answer();
    try {
      yield* searching(connections, port);
      yield* describing(server, port, still, stillPort, describe);
      yield* calling(client, port, stillPort, ids[0] as string);
    } finally {
      await Promise.all([server.end(), still.end(), client.end()]);
    }
  });

async function addKey({ db }: Connections) {
  await db.run(sql`
    insert into account (id, name, kinds, created_at) values (${corpusSeller}, 'Bench', '{seller}', now())`);
  await db.run(sql`
    insert into access_key (id, account_id, name, role, secret_encrypted, created_at)
    values (${keyId}, ${corpusSeller}, 'bench', 'SELLER_OPERATOR', ${encryptSecret(`secret-of-${keyId}`)}, now())`);
}

const sampleIds = async ({ db }: Connections) =>
  (
    await db.rows<{ id: string }>(
      sql`select id from agreement where proposer_id = ${corpusSeller} order by id limit 500`,
    )
  ).map(({ id }) => id);

/** Signed beforehand, so that only the answering is measured. */
const shots = (operation: string, inputs: object[]): Promise<Shot[]> =>
  Promise.all(
    inputs.map(async (input) => {
      const { headers, body } = await signed(keyId, { operation, body: JSON.stringify(input) });
      return { headers: headers as Record<string, string>, body };
    }),
  );

const agent = new Agent({ keepAlive: true, maxSockets: width });

const one = (port: number, { headers, body }: Shot): Promise<string> =>
  new Promise((done, failed) => {
    const sent = httpRequest({ port, host: "127.0.0.1", method: "POST", path: "/", headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) done(text);
        else failed(new Error(text));
      });
    });
    sent.on("error", failed);
    sent.end(body);
  });

/** How many a second of something that is done `width` at a time. */
async function perSecond(work: (n: number) => Promise<unknown>): Promise<{ rate: number; count: number }> {
  const started = performance.now();
  let count = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() - started < roundMs) await work(count++);
    }),
  );
  return { rate: (count * 1000) / (performance.now() - started), count };
}

const pick = <T>(list: T[], n: number): T => list[n % list.length] as T;

/** SearchAgreements of 25, against the statement it runs, sent by the plain driver. */
async function* searching(connections: Connections, port: number): AsyncGenerator<Figure> {
  const filters = [
    { name: "PartyType", values: ["Proposer"] },
    { name: "AgreementType", values: ["PurchaseAgreement"] },
  ];
  const search = await shots("SearchAgreements", Array(200).fill({ filters, maxResults: 25 }));
  const { text, values } = await statementOf(connections);
  const pool = new pg.Pool({ connectionString: connections.url, max: width });
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    rates[0].push((await perSecond((n) => one(port, pick(search, n)))).rate);
    rates[1].push((await perSecond(() => pool.query({ name: "search", text, values, rowMode: "array" }))).rate);
  }
  await pool.end();
  const [ours, plain] = rates.map(median) as [number, number];
  yield {
    name: "SearchAgreements of 25 over 1,000,000 / the same SQL through the plain driver, per second",
    value: ours / plain,
    target: ">=0.25",
    note: `${ours.toFixed(0)} and ${plain.toFixed(0)} per second`,
  };
}

/** The statement that a search runs, as the database gets it. */
async function statementOf(connections: Connections) {
  let sent: { text: string; values: unknown[] } | undefined;
  const query = connections.pool.query.bind(connections.pool);
  connections.pool.query = ((statement: { text: string; values: unknown[] }) => {
    sent = statement;
    return query(statement);
  }) as typeof connections.pool.query;
  const actor = {
    kind: "key",
    keyId,
    name: "bench",
    accountId: corpusSeller,
    accountName: "",
    role: "SELLER_OPERATOR",
  } as const;
  await searchAgreements(contextOf(connections, actor, new Date()), {
    party: "Proposer",
    agreementType: "PurchaseAgreement",
    filters: {},
    sort: { by: "EndTime", descending: false },
    after: null,
    limit: 25,
  });
  connections.pool.query = query;
  if (!sent) throw new Error("no statement was sent");
  return sent;
}

/** The server's own CPU time per DescribeAgreement, against that of a handler that answers the same bytes from memory. */
async function* describing(
  server: Helper,
  port: number,
  still: Helper,
  stillPort: number,
  describe: Shot[],
): AsyncGenerator<Figure> {
  const sides = [
    { helper: server, port, costs: [] as number[] },
    { helper: still, port: stillPort, costs: [] as number[] },
  ];
  for (let round = 0; round < rounds; round++) {
    for (const { helper, port, costs } of sides) {
      const before = Number(await helper.ask());
      const { count } = await perSecond((n) => one(port, pick(describe, n)));
      // The first round warms up.
      if (round) costs.push((Number(await helper.ask()) - before) / count);
    }
  }
  const [ours, plain] = sides.map(({ costs }) => median(costs)) as [number, number];
  yield {
    name: "DescribeAgreement / a plain Node handler with a static answer, CPU per request",
    value: ours / plain,
    target: "<=3",
    note: `${ours.toFixed(0)} and ${plain.toFixed(0)} microseconds`,
  };
}

async function* calling(client: Helper, port: number, stillPort: number, agreementId: string): AsyncGenerator<Figure> {
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [side, at] of [port, stillPort].entries()) {
      const rate = Number(await client.ask(`http://127.0.0.1:${at} ${agreementId} ${roundMs}`));
      if (round) rates[side]?.push(rate);
    }
  }
  const [ours, plain] = rates.map(median) as [number, number];
  yield {
    name: "the official client's calls per second against Countersign / against a static server",
    value: ours / plain,
    target: ">=0.7",
    note: `${ours.toFixed(0)} and ${plain.toFixed(0)} per second`,
  };
}

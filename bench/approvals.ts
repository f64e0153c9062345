import { randomUUID } from "node:crypto";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { sql } from "@/lib/db";
import { corpusNow } from "./corpus";
import { buyerId, fillRequests } from "./requests";
import { type Bench, contextOf, type Figure, median, personAt, withServer } from "./support";

const clients = 16;
const approvalsPerRound = 1500;
const rounds = 4;

/** One approval after the other from 16 sides at once, against as many sides that each insert single rows; both durable. */
export const approvals: Bench = () =>
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    const connections = await database("approvals");
    await fillRequests(connections, approvalsPerRound * (rounds + 1), corpusNow);
    await connections.pool.query("create table plain (id uuid primary key, at timestamptz not null default now())");
    const ctx = contextOf(connections, personAt(buyerId, "BUYER_APPROVER"), corpusNow);
    let next = 0;
    const approve = () => approveCancellationRequest(ctx, { requestId: `acr-${++next}` });
    const insert = () => connections.db.run(sql`insert into plain (id) values (${randomUUID()})`);
    await perSecond(approve, approvalsPerRound / 2);
    await perSecond(insert, approvalsPerRound);
    const pairs: { ours: number; plain: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      pairs.push({
        ours: await perSecond(approve, approvalsPerRound),
        plain: await perSecond(insert, approvalsPerRound * 3),
      });
    }
    yield {
      name: "approvals per second, 16 at a time / single-row insert commits per second",
      value: median(pairs.map(({ ours, plain }) => ours / plain)),
      target: ">=0.25",
      note: pairs.map(({ ours, plain }) => `${ours.toFixed(0)}/${plain.toFixed(0)}`).join(", "),
    };
  });

async function perSecond(work: () => Promise<unknown>, count: number): Promise<number> {
  const since = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await work();
    }),
  );
  return (count / (performance.now() - since)) * 1000;
}

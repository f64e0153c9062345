import type { TxContext } from "../context";
import { sql } from "../db";
import { ConflictError } from "../errors";
import { findRequestRow } from "./queries";
import type { CancellationRequest } from "./request";
import { requestColumns } from "./row";
import { stalePhrase } from "./stale";
import { transitions, type Verb } from "./states";

/** One request's move: when it counts from, and what is written down about it. */
export type Move = { id: string; at: Date; statusMessage?: string; resolvedBy: string; resolvedVia: string };

/**
 * The only update of `status`. Moves those of the given requests that nobody moved first and whose instant lies on the
 * right side of the deadline, and returns them. The `where` is the guard; do not check the status beforehand.
 */
export function transition(ctx: TxContext, verb: Verb, moves: Move[]): Promise<CancellationRequest[]> {
  const { from, to, window, resolution } = transitions[verb];
  return ctx.db.rows<CancellationRequest>(sql`
    update cancellation_request r
    set status = ${to}, resolution = ${resolution}, resolved_at = m.at, updated_at = m.at, resolved_by = m."resolvedBy",
        resolved_via = m."resolvedVia", status_message = m."statusMessage"
    from json_to_recordset(${JSON.stringify(moves)}::json)
      as m(id text, at timestamptz, "statusMessage" text, "resolvedBy" text, "resolvedVia" text)
    where r.id = m.id and r.status = any(${from as unknown as string[]})
      and (m.at < r.respond_by) = ${window === "open"}
    returning ${requestColumns}`);
}

/** Moves one request, or says why it could not be moved and that nothing was changed. */
export async function transitionOne(ctx: TxContext, verb: Verb, move: Move): Promise<CancellationRequest> {
  const [moved] = await transitionEach(ctx, verb, [move]);
  return moved as CancellationRequest;
}

/** Moves every one of the requests, in their order, or says why one of them could not be moved. */
export async function transitionEach(ctx: TxContext, verb: Verb, moves: Move[]): Promise<CancellationRequest[]> {
  const moved = new Map((await transition(ctx, verb, moves)).map((request) => [request.id, request]));
  const requests: CancellationRequest[] = [];
  for (const move of moves) {
    const request = moved.get(move.id);
    if (!request) throw await notMoved(ctx, move);
    requests.push(request);
  }
  return requests;
}

async function notMoved(ctx: TxContext, move: Move) {
  const request = await findRequestRow(ctx, move.id);
  return new ConflictError(request ? stalePhrase(request, ctx.now) : "This request no longer exists.", {
    resource: { type: "AgreementCancellationRequest", id: move.id },
  });
}

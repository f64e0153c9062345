import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { empty, sql } from "../db";
import { type Page, pageOf } from "../lists/page";
import { type PaymentRequest, type PaymentRequestStatus, paymentRequestAsOf } from "./payment-request";
import { paymentRequestColumns, paymentRequestStatusAt } from "./row";

type Input = {
  partyType: "Proposer" | "Acceptor";
  agreementId?: string;
  status?: PaymentRequestStatus;
  after: string[] | null;
  limit: number;
};

/** The payment requests in which the actor's account is this party, newest first, as they count now. */
export async function listPaymentRequestsOfParty(ctx: Context, input: Input): Promise<Page<PaymentRequest>> {
  const account = accountOf(ctx.actor);
  const { agreementId, status, after, limit } = input;
  const found = await ctx.db.rows<PaymentRequest>(sql`
    select ${paymentRequestColumns} from payment_request p
    where ${input.partyType === "Proposer" ? sql`p.proposer_id` : sql`p.acceptor_id`} = ${account}
      ${agreementId === undefined ? empty : sql`and p.agreement_id = ${agreementId}`}
      ${status === undefined ? empty : sql`and ${paymentRequestStatusAt(ctx.now)} = ${status}`}
      ${after ? sql`and (p.created_at, p.id) < (${after[0]}::timestamptz, ${after[1]})` : empty}
    order by p.created_at desc, p.id desc limit ${limit + 1}`);
  return pageOf(
    found.map((request) => paymentRequestAsOf(request, ctx.now)),
    limit,
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

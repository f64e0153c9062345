import type { AgreementView } from "../agreements/queries";
import { type Actor, accountOf, roleOf } from "../auth/actor";
import type { Context } from "../context";
import { type Sql, sql } from "../db";
import { NotFoundError } from "../errors";
import { type PaymentRequest, paymentRequestAsOf } from "./payment-request";
import { whyNotAnswer, whyNotSend } from "./policy";
import { paymentRequestColumns } from "./row";
import type { PaymentRequestInput } from "./schema";

/** Which payment requests an actor may see: its own as seller or buyer, all for administrators (not for their keys). */
export function paymentRequestsVisibleTo(actor: Actor): Sql {
  if (actor.kind === "system" || (actor.kind === "person" && roleOf(actor) === "ADMIN")) return sql`true`;
  const account = accountOf(actor);
  return sql`(p.proposer_id = ${account} or p.acceptor_id = ${account})`;
}

/** One payment request as it counts now. Foreign and missing look the same. @throws NotFoundError */
export async function getPaymentRequest(ctx: Context, input: PaymentRequestInput): Promise<PaymentRequest> {
  const request = await ctx.db.row<PaymentRequest>(sql`
    select ${paymentRequestColumns} from payment_request p
    where p.id = ${input.paymentRequestId} and p.agreement_id = ${input.agreementId}
      and ${paymentRequestsVisibleTo(ctx.actor)}`);
  if (!request) {
    throw new NotFoundError(`There is no payment request ${input.paymentRequestId} here.`, {
      resource: { type: "PaymentRequest", id: input.paymentRequestId },
    });
  }
  return paymentRequestAsOf(request, ctx.now);
}

/** All payment requests of an agreement that the actor may see, newest first. */
export async function listPaymentRequestsOf(ctx: Context, agreementId: string): Promise<PaymentRequest[]> {
  const requests = await ctx.db.rows<PaymentRequest>(sql`
    select ${paymentRequestColumns} from payment_request p
    where p.agreement_id = ${agreementId} and ${paymentRequestsVisibleTo(ctx.actor)} order by p.created_at desc, p.id desc`);
  return requests.map((request) => paymentRequestAsOf(request, ctx.now));
}

/** A variable payment term: its ceiling, what is left of it, and how the buyer wants to answer. */
export type VariablePaymentTerm = {
  id: string;
  currency: string;
  maximum: string;
  /** The maximum without what was approved or still waits. */
  remaining: string;
  strategy: "AUTO_APPROVE_ON_EXPIRATION" | "WAIT_FOR_APPROVAL";
  /** ISO 8601; how long a request waits before it approves itself. */
  expirationDuration: string | null;
};

/** The variable payment term of an agreement, or null when payments cannot be requested under it. */
export const findVariablePaymentTerm = (ctx: Context, agreementId: string) =>
  ctx.db.row<VariablePaymentTerm>(sql`
    select t.id, t.content ->> 'currencyCode' as currency, (t.content ->> 'maxTotalChargeAmount')::numeric as maximum,
      greatest(0, (t.content ->> 'maxTotalChargeAmount')::numeric - coalesce((
        select sum(p.amount) from payment_request p
        where p.agreement_id = t.agreement_id and p.term_id = t.id
          and p.status in ('VALIDATING', 'PENDING_APPROVAL', 'APPROVED')), 0)) as remaining,
      coalesce(t.content #>> '{configuration,paymentRequestApprovalStrategy}', 'WAIT_FOR_APPROVAL') as strategy,
      t.content #>> '{configuration,expirationDuration}' as expiration_duration
    from term t where t.agreement_id = ${agreementId} and t.type = 'VariablePaymentTerm' order by t.position limit 1`);

/** A payment request as a screen shows it: with what its reader can do about it. */
export type PaymentRequestView = Omit<PaymentRequest, "clientToken" | "inputHash"> & {
  whyNotAccept: string | null;
  whyNotWithdraw: string | null;
};

/** Everything about the payments of one agreement, for its page. */
export type Payments = {
  requests: PaymentRequestView[];
  term: VariablePaymentTerm | null;
  /** Why the reader cannot ask for another payment; null when they can. */
  whyNotSend: string | null;
};

/** The payments of an agreement as its reader sees them, or null where there are none and none can be requested. */
export async function readPayments(ctx: Context, agreement: AgreementView): Promise<Payments | null> {
  const [requests, term] = await Promise.all([
    listPaymentRequestsOf(ctx, agreement.id),
    findVariablePaymentTerm(ctx, agreement.id),
  ]);
  if (!term && !requests.length) return null;
  return {
    requests: requests.map(({ clientToken: _token, inputHash: _hash, ...request }) => ({
      ...request,
      whyNotAccept: whyNotAnswer("accept", ctx.actor, request, ctx.now),
      whyNotWithdraw: whyNotAnswer("withdraw", ctx.actor, request, ctx.now),
    })),
    term,
    whyNotSend: whyNotSend(ctx.actor, agreement, term?.remaining ?? null),
  };
}

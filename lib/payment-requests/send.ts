import { type AgreementView, lockAgreement } from "../agreements/queries";
import { accountOf, nameOf } from "../auth/actor";
import { type Context, inTransaction, type TxContext } from "../context";
import { sql } from "../db";
import { ConflictError, ValidationError } from "../errors";
import type { EventType, Fact } from "../events/catalog";
import { recordEvents } from "../events/record";
import { newId } from "../ids";
import { inputHash, sameAgain } from "../input-hash";
import { compareAmounts, decimals, formatMoney, isTooFine } from "../money";
import type { PaymentRequest } from "./payment-request";
import { authorizePayment } from "./policy";
import { findVariablePaymentTerm, type VariablePaymentTerm } from "./queries";
import { paymentRequestColumns } from "./row";
import type { SendPaymentRequestInput } from "./schema";

/**
 * The seller asks for an amount under the agreement's variable payment term: a request waits for the buyer from `ctx.now`. Where
 * the buyer chose automatic approval it approves itself after the term's duration. One client token makes one request.
 *
 * @throws NotFoundError   the actor cannot see the agreement
 * @throws ForbiddenError  the actor is not its seller, or its role may only look
 * @throws ValidationError the agreement is not active, the term is not its variable payment term, or the amount is too high
 * @throws ConflictError   the token was used for something else
 * @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SendAgreementPaymentRequest.html
 */
export function sendPaymentRequest(ctx: Context, input: SendPaymentRequestInput): Promise<PaymentRequest> {
  return inTransaction(ctx, async (ctx) => {
    const agreement = await lockAgreement(ctx, input.agreementId);
    authorizePayment(ctx.actor, "send", agreement);
    const repeated = await findByToken(ctx, input);
    if (repeated) return repeated;
    const term = await findVariablePaymentTerm(ctx, agreement.id);
    check(agreement, term, input);
    const request = await insert(ctx, agreement, term, input);
    await recordEvents(ctx, [paymentFact(ctx, "PaymentRequestSent", agreement, request)]);
    return request;
  });
}

/** What happened to a payment request, for the agreement's timeline. */
export const paymentFact = (
  ctx: TxContext,
  type: Extract<EventType, `PaymentRequest${string}`>,
  agreement: AgreementView,
  request: PaymentRequest,
): Fact => ({
  type,
  agreement,
  request: null,
  actor: ctx.actor,
  at: request.updatedAt,
  data: { paymentRequestId: request.id, amount: formatMoney(request.amount, request.currency) },
});

async function findByToken(ctx: TxContext, input: SendPaymentRequestInput): Promise<PaymentRequest | null> {
  const earlier = await ctx.db.row<PaymentRequest>(sql`
    select ${paymentRequestColumns} from payment_request p
    where p.proposer_id = ${accountOf(ctx.actor)} and p.client_token = ${input.clientToken}`);
  return sameAgain(earlier, input, "PaymentRequest");
}

function check(
  agreement: AgreementView,
  term: VariablePaymentTerm | null,
  { termId, amount }: SendPaymentRequestInput,
): asserts term is VariablePaymentTerm {
  if (agreement.agreementType !== "PurchaseAgreement")
    throw invalid("agreementId", "UNSUPPORTED_ACTION", "Payments are requested under purchase agreements only.");
  if (agreement.status !== "ACTIVE")
    throw invalid(
      "agreementId",
      "INACTIVE_AGREEMENT",
      "The agreement has ended: payments cannot be requested any more.",
    );
  if (term?.id !== termId)
    throw invalid("termId", "INVALID_TERM_ID", "Name the agreement's variable payment term; see GetAgreementTerms.");
  if (isTooFine(amount, term.currency))
    throw invalid(
      "chargeAmount",
      "INVALID_CHARGE_AMOUNT",
      `${term.currency} has ${decimals(term.currency)} decimals. Round the amount.`,
    );
  if (compareAmounts(amount, term.remaining) > 0)
    throw invalid(
      "chargeAmount",
      "INVALID_CHARGE_AMOUNT",
      `At most ${formatMoney(term.remaining, term.currency)} of ${formatMoney(term.maximum, term.currency)} is left to request.`,
    );
}

const invalid = (name: string, code: string, message: string) =>
  new ValidationError(message, { code, fields: [{ name, message }] });

/** @see domain rules: 10 days in the documentation's example */
const usualExpiration = "P10D";

async function insert(
  { db, actor, now }: TxContext,
  agreement: AgreementView,
  term: VariablePaymentTerm,
  input: SendPaymentRequestInput,
): Promise<PaymentRequest> {
  // Reckoned by the database in UTC: a server's own time zone must not bend a day.
  const approvesAt =
    term.strategy === "AUTO_APPROVE_ON_EXPIRATION"
      ? sql`((${now}::timestamptz at time zone 'UTC') + ${term.expirationDuration ?? usualExpiration}::interval) at time zone 'UTC'`
      : sql`null`;
  const request = await db.row<PaymentRequest>(sql`
    insert into payment_request as p (id, agreement_id, proposer_id, acceptor_id, term_id, name, description, amount, currency,
      status, client_token, input_hash, requested_by, created_at, updated_at, approves_at, reminded_until)
    values (${newId.paymentRequest()}, ${agreement.id}, ${agreement.proposerId}, ${agreement.acceptorId}, ${term.id},
      ${input.name}, ${input.description}, ${input.amount}, ${term.currency}, 'PENDING_APPROVAL', ${input.clientToken},
      ${inputHash(input)}, ${nameOf(actor)}, ${now}, ${now}, ${approvesAt}, ${now})
    on conflict (proposer_id, client_token) do nothing returning ${paymentRequestColumns}`);
  // Only a token used for another agreement at the same instant gets here.
  if (!request) throw new ConflictError("This client token is being used for another request. Use a new token.");
  return request;
}

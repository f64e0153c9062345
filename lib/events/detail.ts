import type { Agreement } from "../agreements/agreement";
import { isChannelDeal } from "../agreements/agreement";
import type { BillingAdjustment } from "../billing-adjustments/billing-adjustment";
import type { CancellationRequest } from "../cancellation-requests/request";
import { plainAmount } from "../money";
import type { Fact, Party } from "./catalog";

/** "2026-06-11T09:30:00Z": whole seconds, as the service writes instants into its events. */
export const eventTime = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** `detail` of one party's EventBridge event, with exactly the documented fields. `requestId` is the same for all parties. */
export function eventDetail(fact: Fact, party: Party, requestId: string): object {
  return { requestId, catalog: "AWSMarketplace", ...body(fact, party) };
}

function body(fact: Fact, party: Party): object {
  const { type, agreement, request, adjustment } = fact;
  if (adjustment) return adjusted(agreement, adjustment, party);
  if (type === "AgreementCreated" || type === "AgreementAmended") return agreementBegun(fact, party);
  return type.startsWith("Agreement") || !request ? agreementEnded(agreement) : cancellation(agreement, request, party);
}

/**
 * The manufacturer of a channel partner's deal does not learn the amount.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/cancellation-adjustment-eventbridge.html
 */
function adjusted(agreement: Agreement, adjustment: BillingAdjustment, party: Party) {
  const { id, amount, currency, reasonCode, invoiceId } = adjustment;
  return {
    agreement: { id: agreement.id },
    billingAdjustmentRequest: {
      id,
      ...(party !== "manufacturer" && { adjustmentAmount: `-${plainAmount(amount, currency)}` }),
      currencyCode: currency,
      adjustmentReasonCode: reasonCode,
    },
    invoice: { originalInvoiceId: invoiceId },
  };
}

/** @see https://docs.aws.amazon.com/marketplace/latest/userguide/cancellation-adjustment-eventbridge.html */
function cancellation(agreement: Agreement, request: CancellationRequest, party: Party) {
  const { id, productId, offerId, acceptorId, proposerId } = agreement;
  const parties = {
    seller: { id, acceptorId, productId, offerId },
    buyer: { id, proposerId, productId, offerId },
    manufacturer: { id, acceptorId, proposerId, productId },
  };
  return {
    agreement: parties[party],
    ...(party === "manufacturer" && { resaleAuthorization: { id: agreement.resaleAuthorizationId } }),
    agreementCancellationRequest: {
      id: request.id,
      reasonCode: request.reasonCode,
      // The message to the buyer is none of the manufacturer's business.
      ...(party !== "manufacturer" && { reasonMessage: request.description ?? "" }),
      statusCode: request.status,
      ...(party !== "manufacturer" && { statusMessage: request.statusMessage ?? "" }),
      createdAt: eventTime(request.createdAt),
      updatedAt: eventTime(request.updatedAt),
    },
  };
}

const renewalDisabledBy: Record<string, "ACCEPTOR" | "PROPOSER"> = {
  ACCEPTOR_RENEW_OPTED_OUT: "ACCEPTOR",
  PROPOSER_RENEW_OPTED_OUT: "PROPOSER",
};

/**
 * A new agreement, or one that was amended: then the seller also learns how it will go on.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/agreement-eventbridge.html
 */
function agreementBegun({ type, agreement, data }: Fact, party: Party) {
  const isAmended = type === "AgreementAmended";
  const { id, status, acceptedAt, startAt, endAt } = agreement;
  return {
    agreement: {
      id,
      intent: isAmended ? "AMEND" : agreement.intent,
      status,
      acceptanceTime: eventTime(acceptedAt),
      startTime: eventTime(startAt),
      endTime: endAt && eventTime(endAt),
      ...(isAmended && party === "seller" && { autoRenewalEnabled: agreement.endTimeBehaviorType === "RENEW" }),
    },
    acceptor: { accountId: agreement.acceptorId },
    proposer: { accountId: agreement.proposerId },
    resaleAuthorization: isChannelDeal(agreement) ? { id: agreement.resaleAuthorizationId } : null,
    offer: { id: agreement.offerId },
    ...(isAmended &&
      party === "seller" && {
        product: { id: agreement.productId, title: agreement.productTitle },
        renewalSummary: {
          lockoutStartTime: data?.lockoutStartTime ?? null,
          disabledBy: renewalDisabledBy[agreement.endTimeBehaviorReason ?? ""] ?? null,
        },
      }),
  };
}

/** @see https://docs.aws.amazon.com/marketplace/latest/userguide/agreement-eventbridge.html */
function agreementEnded(agreement: Agreement) {
  return {
    agreement: { id: agreement.id, status: agreement.status },
    acceptor: { accountId: agreement.acceptorId },
    proposer: { accountId: agreement.proposerId },
    resaleAuthorization: isChannelDeal(agreement) ? { id: agreement.resaleAuthorizationId } : null,
    offer: { id: agreement.offerId },
  };
}

export const agreementArn = (id: string) => `arn:aws:aws-marketplace::aws:agreement:${id}`;

/** The whole envelope, as an EventBridge rule of the account would receive it. */
export const envelope = (event: {
  id: string;
  accountId: string;
  detailType: string;
  at: Date;
  resources: string[];
  detail: unknown;
}) => ({
  version: "0",
  id: event.id,
  "detail-type": event.detailType,
  source: "aws.agreement-marketplace",
  account: event.accountId,
  time: eventTime(event.at),
  region: "us-east-1",
  resources: event.resources,
  detail: event.detail,
});

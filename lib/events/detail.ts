import { createHash } from "node:crypto";
import type { Agreement } from "../agreements/agreement";
import { isChannelDeal } from "../agreements/agreement";
import type { BillingAdjustment } from "../billing-adjustments/billing-adjustment";
import type { CancellationRequest } from "../cancellation-requests/request";
import { plainAmount } from "../money";
import type { Fact, Party } from "./catalog";

/** "2026-06-11T09:30:00Z": whole seconds, as the service writes instants into its events. */
export const eventTime = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** What one party's event is made of, besides the fact itself. */
export type Telling = { detailType: string; party: Party; requestId: string; licenseArn?: string };

/** `detail` of one party's EventBridge event, with exactly the documented fields. `requestId` is the same for all parties. */
export function eventDetail(fact: Fact, telling: Telling): object {
  const body = shapes[telling.detailType] ?? bodyOf;
  return { requestId: telling.requestId, catalog: "AWSMarketplace", ...body(fact, telling) };
}

function bodyOf({ agreement, request, adjustment }: Fact, { party, detailType }: Telling): object {
  if (adjustment) return adjusted(agreement, adjustment, party);
  if (request) return cancellation(agreement, request, party);
  throw new Error(`${detailType} speaks of a request, and there is none.`);
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

/** The events that are about an agreement as a whole. */
const shapes: Record<string, (fact: Fact, telling: Telling) => object> = {
  "Purchase Agreement Created": agreementBegun,
  "Purchase Agreement Amended": agreementBegun,
  "Purchase Agreement Ended": agreementEnded,
  "Purchase Agreement Ending": agreementEnding,
  "License Deprovisioned": license,
  "License Updated": license,
};

/** Events about an agreement name it in `resources`; those about a request or an adjustment have an empty list there. */
export const resourcesOf = (detailType: string, agreement: Agreement): string[] =>
  detailType in shapes ? [agreementArn(agreement.id)] : [];

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

const parties = ({ acceptorId, proposerId }: Agreement) => ({
  acceptor: { accountId: acceptorId },
  proposer: { accountId: proposerId },
});
const resaleAuthorization = (agreement: Agreement) =>
  isChannelDeal(agreement) ? { id: agreement.resaleAuthorizationId } : null;

const renewalDisabledBy: Record<string, "ACCEPTOR" | "PROPOSER"> = {
  ACCEPTOR_RENEW_OPTED_OUT: "ACCEPTOR",
  PROPOSER_RENEW_OPTED_OUT: "PROPOSER",
};

const renewsItself = ({ endTimeBehaviorType }: Agreement) => endTimeBehaviorType === "RENEW";
const renewalSummary = ({ endTimeBehaviorReason }: Agreement, lockoutStartTime: string | null = null) => ({
  lockoutStartTime,
  disabledBy: renewalDisabledBy[endTimeBehaviorReason ?? ""] ?? null,
});

/**
 * A new agreement, or one that was amended: then the seller also learns how it will go on.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/agreement-eventbridge.html
 */
function agreementBegun({ type, agreement, data }: Fact, { party }: Telling) {
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
      ...(isAmended && party === "seller" && { autoRenewalEnabled: renewsItself(agreement) }),
    },
    ...parties(agreement),
    resaleAuthorization: resaleAuthorization(agreement),
    offer: { id: agreement.offerId },
    ...(isAmended &&
      party === "seller" && {
        product: { id: agreement.productId, title: agreement.productTitle },
        renewalSummary: renewalSummary(agreement, data?.lockoutStartTime),
      }),
  };
}

/** @see https://docs.aws.amazon.com/marketplace/latest/userguide/agreement-eventbridge.html */
function agreementEnded({ agreement }: Fact) {
  return {
    agreement: { id: agreement.id, status: agreement.status },
    ...parties(agreement),
    resaleAuthorization: resaleAuthorization(agreement),
    offer: { id: agreement.offerId },
  };
}

/** An agreement ends in so many days, or renews itself then. */
function agreementEnding({ agreement, data }: Fact) {
  const { id, startAt, endAt, status } = agreement;
  return {
    agreement: {
      id,
      startTime: eventTime(startAt),
      endTime: endAt && eventTime(endAt),
      status,
      daysBeforeEndTime: Number(data?.days),
      autoRenewalEnabled: renewsItself(agreement),
    },
    renewalSummary: renewalSummary(agreement),
    ...parties(agreement),
    product: { id: agreement.productId, title: agreement.productTitle },
    resaleAuthorization: resaleAuthorization(agreement),
    offer: { id: agreement.offerId },
  };
}

function license({ agreement }: Fact, { licenseArn }: Telling) {
  return {
    agreement: { id: agreement.id },
    product: { code: productCode(agreement.productId), id: agreement.productId },
    license: { arn: licenseArn },
    ...parties(agreement),
    offer: { id: agreement.offerId },
  };
}

/** The older name of a product, 25 letters and digits; imported data does not hold it, so it is made from the ID. */
const productCode = (productId: string) =>
  BigInt(`0x${createHash("sha256").update(productId).digest("hex")}`)
    .toString(36)
    .slice(0, 25);

const agreementArn = (id: string) => `arn:aws:aws-marketplace::aws:agreement:${id}`;

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

import { max, min, subMilliseconds } from "date-fns";
import type { AgreementStatus } from "../agreements/agreement";
import { licenseArn } from "../agreements/license";
import { type AccountKey, accounts } from "./accounts";
import { endOfTerm, utcDay } from "./calendar";
import { type OfferKey, offerId, offers, products, type SampleOffer } from "./catalog";
import { chance } from "./random";
import { termsOf } from "./terms";

/** One agreement of the sample data in a line; everything else about it follows from its offer. */
export type Plan = {
  id: string;
  offer: OfferKey;
  buyer: AccountKey;
  status: AgreementStatus;
  acceptedAt: Date;
  /** Only when it does not start as its offer says. */
  startAt?: Date;
  /** Only for those that ended, other than on their end date. */
  endedAt?: Date;
  intent?: "NEW" | "AMEND" | "REPLACE" | "RENEW";
  initialId?: string;
  /** How many times the offer's price. */
  units: number;
  isOptedOut?: boolean;
  offerSetId?: string;
};

/** "agmt-samplenorthwind0000000007": recognisable, and as long as the service's own. */
export const sampleAgreementId = (seller: AccountKey, n: number) => {
  const stem = `sample${accounts[seller].slug}`;
  return `agmt-${stem}${String(n).padStart(25 - stem.length, "0")}`;
};

/** Public offers begin when they are accepted, private ones on the day after. */
export const startOf = ({ offer, acceptedAt, startAt }: Pick<Plan, "offer" | "acceptedAt" | "startAt">): Date =>
  startAt ?? (offers[offer].visibility === "PUBLIC" ? acceptedAt : utcDay(acceptedAt, { days: 1 }));

/** The rows of one agreement, by table, with the columns' names. */
export function agreementRows(plan: Plan, now: Date) {
  const offer: SampleOffer = offers[plan.offer];
  const product = products[offer.product];
  const startAt = startOf(plan);
  const contractualEndAt = offer.months ? endOfTerm(startAt, offer.months) : null;
  const isActive = plan.status === "ACTIVE";
  const endedAt = isActive ? null : (plan.endedAt ?? contractualEndAt);
  const payments = paymentsOf(plan, offer, startAt, now);
  const value = committedValue(offer, plan.units);
  const autoRenew = offer.hasRenewalTerm ? !plan.isOptedOut : null;
  const { seller } = offer;
  const [proposer, acceptor, maker] = [accounts[seller], accounts[plan.buyer], accounts[product.maker]];

  const agreement = {
    id: plan.id,
    status: plan.status,
    agreement_type: "PurchaseAgreement",
    proposer_id: proposer.id,
    proposer_name: proposer.name,
    acceptor_id: acceptor.id,
    acceptor_name: acceptor.name,
    manufacturer_id: maker.id,
    manufacturer_name: maker.name,
    payer_id: plan.buyer === "harbour" ? "444455550001" : acceptor.id,
    product_id: product.id,
    product_title: product.title,
    product_type: product.type,
    offer_id: offerId(plan.offer),
    offer_name: offer.name,
    offer_set_id: plan.offerSetId ?? null,
    offer_visibility: offer.visibility,
    resale_authorization_id: product.maker === seller ? null : `resaleauthz-sample${product.id.slice(-8)}`,
    pricing_model: offer.pricing,
    intent: plan.intent ?? "NEW",
    initial_agreement_id: plan.initialId ?? plan.id,
    value,
    currency: offer.currency,
    auto_renew: autoRenew,
    ...(isActive && offer.months ? endBehavior(autoRenew) : noEndBehavior),
    accepted_at: plan.acceptedAt,
    start_at: startAt,
    end_at: endedAt ?? contractualEndAt,
    contractual_end_at: endedAt && contractualEndAt,
    ended_at: endedAt,
    updated_at: endedAt ?? plan.acceptedAt,
  };
  const deal = {
    offer,
    refundPolicy: product.refundPolicy,
    units: plan.units,
    startAt,
    endAt: contractualEndAt,
    autoRenew,
    value,
    unitPrice: committedValue(offer, 1),
    payments,
  };
  return {
    agreement,
    terms: termsOf(plan.id, deal).map((term, position) => ({ agreement_id: plan.id, position, ...term })),
    charges: payments.map(({ at, amount }, i) => ({
      id: `ch-${plan.id.slice("agmt-".length)}${String(i + 1).padStart(3, "0")}`,
      agreement_id: plan.id,
      amount,
      currency: offer.currency,
      charge_at: at,
    })),
    entitlements: [
      {
        agreement_id: plan.id,
        resource_id: product.id,
        type: "License",
        ...entitlementState(isActive, startAt, now),
        license_arn: licenseArn(plan.id, acceptor.id),
      },
    ],
  };
}

const noEndBehavior = { end_time_behavior_type: null, end_time_behavior_reason: null };
const endBehavior = (autoRenew: boolean | null) =>
  autoRenew
    ? { end_time_behavior_type: "RENEW", end_time_behavior_reason: null }
    : {
        end_time_behavior_type: "EXPIRE",
        end_time_behavior_reason: autoRenew === null ? "NO_RENEWAL_TERM" : "ACCEPTOR_RENEW_OPTED_OUT",
      };

const entitlementState = (isActive: boolean, startAt: Date, now: Date) =>
  !isActive
    ? { status: "DEPROVISIONED", reason_code: "AGREEMENT_INACTIVE" }
    : startAt > now
      ? { status: "SCHEDULED", reason_code: "FUTURE_START_DATE" }
      : { status: "PROVISIONED", reason_code: "AGREEMENT_ACTIVE" };

const whole = (amount: number, currency: string) => (currency === "JPY" ? `${amount}` : `${amount}.00`);
const instalments = ({ months, every }: SampleOffer) => (every ? months / every : 1);

/** What the buyer committed to: nothing for usage, licenses of their own and trials. */
function committedValue(offer: SampleOffer, units: number): string {
  const isCommitted = ["CONTRACT", "CONTRACT_WITH_USAGE", "VARIABLE"].includes(offer.pricing);
  return isCommitted ? whole(offer.price * units * instalments(offer), offer.currency) : "0";
}

function paymentsOf(plan: Plan, offer: SampleOffer, startAt: Date, now: Date): { at: Date; amount: string }[] {
  if (offer.pricing === "USAGE") return usagePayments(plan, offer, startAt, now);
  if (!["CONTRACT", "CONTRACT_WITH_USAGE"].includes(offer.pricing)) return [];
  const amount = whole(offer.price * plan.units, offer.currency);
  return Array.from({ length: instalments(offer) }, (_, i) => ({
    at: i === 0 ? startAt : utcDay(startAt, { months: i * offer.every }),
    amount,
  }));
}

/** Metered months of the last year, charged on the first of the month that follows. */
function usagePayments(plan: Plan, offer: SampleOffer, startAt: Date, now: Date): { at: Date; amount: string }[] {
  const random = chance(Number(plan.id.slice(-6)));
  const firstOf = (at: Date, months: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const from = max([firstOf(startAt, 1), firstOf(now, -12)]);
  const until = min([now, plan.endedAt ?? now]);
  return Array.from({ length: 13 }, (_, i) => firstOf(from, i))
    .filter((at) => at <= subMilliseconds(until, 1))
    .map((at) => {
      const cents = offer.price * plan.units * random.between(55, 145);
      return { at, amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}` };
    });
}

import { addMilliseconds, max } from "date-fns";
import type { Agreement, AgreementStatus } from "../agreements/agreement";
import { formatDay } from "../format";
import type { ImportedAgreement } from "./row";

/** An agreement that is there already, with what an import must not contradict. */
export type Existing = Agreement & {
  /** A request was approved here, or counts as approved because its deadline has passed. */
  isCancelledHere: boolean;
  lastInvoicedAt: Date | null;
};

/** Names that other rows have brought before, for files that have none. */
export type Known = {
  accounts: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, { title: string; type: string; manufacturerId: string }>;
  offers: ReadonlyMap<string, { name: string; visibility: Agreement["offerVisibility"] }>;
  /** Initial agreement by agreement, for successors in a chain. */
  initials: ReadonlyMap<string, string>;
};

export type Decision = { reject: string } | { agreement: Agreement; kind: "created" | "updated" | "unchanged" };

/** What one row makes of an agreement: nothing is written yet, and nothing is known but what is given. */
export function decide(
  row: ImportedAgreement,
  existing: Existing | undefined,
  { account, now, known }: { account: string; now: Date; known: Known },
): Decision {
  const proposer = row.proposerId ?? account;
  if (proposer !== account) return { reject: `The seller of record is ${proposer}, not ${account}.` };
  if (row.acceptorId === account) return { reject: `The buyer ${account} is also the seller.` };
  if (!existing) return { agreement: created(row, account, now, known), kind: "created" };

  if (existing.proposerId !== account) return { reject: `${row.id} is known as an agreement of another seller.` };
  if (existing.acceptorId !== row.acceptorId) {
    return { reject: `${row.id} is known with another buyer (${existing.acceptorId}).` };
  }
  const status = statusAsOf(row, now);
  if (existing.isCancelledHere && status === "ACTIVE") {
    const since = existing.endedAt ? ` on ${formatDay(existing.endedAt)}` : "";
    return { reject: `${row.id} was cancelled here${since}: an import does not make it active again.` };
  }
  const agreement = updated(row, existing, status, now);
  return { agreement, kind: isSame(existing, agreement) ? "unchanged" : "updated" };
}

/** Files are older than the moment they are read: an active agreement whose end has come is expired. */
const statusAsOf = ({ status, endAt }: ImportedAgreement, now: Date): AgreementStatus =>
  status === "ACTIVE" && endAt && endAt <= now ? "EXPIRED" : status;

function created(row: ImportedAgreement, account: string, now: Date, known: Known): Agreement {
  const product = known.products.get(row.productId);
  const offer = known.offers.get(row.offerId);
  const status = statusAsOf(row, now);
  const endedAt = status === "ACTIVE" ? null : endedAtOf(row, undefined, now);
  const manufacturerId = row.manufacturerId ?? product?.manufacturerId ?? account;
  const nameOf = (id: string, given: string | undefined) => given ?? known.accounts.get(id) ?? id;
  return {
    id: row.id,
    agreementType: "PurchaseAgreement",
    proposerId: account,
    acceptorId: row.acceptorId,
    payerId: null,
    productType: product?.type ?? unknownProductType,
    productTitle: product?.title ?? row.productId,
    offerName: offer?.name ?? row.offerId,
    offerVisibility: manufacturerId === account ? (offer?.visibility ?? "PUBLIC") : "CPPO",
    pricingModel: row.endAt ? "CONTRACT" : "USAGE",
    intent: "NEW",
    value: "0",
    currency: "USD",
    offerSetId: null,
    resaleAuthorizationId: null,
    endTimeBehaviorType: null,
    endTimeBehaviorReason: null,
    autoRenew: null,
    cancellationStatus: null,
    initialAgreementId: (row.previousId && (known.initials.get(row.previousId) ?? row.previousId)) || row.id,
    ...whatItKnows(row, status),
    productId: row.productId,
    offerId: row.offerId,
    proposerName: nameOf(account, row.proposerName),
    acceptorName: nameOf(row.acceptorId, row.acceptorName),
    manufacturerId,
    manufacturerName: nameOf(manufacturerId, row.manufacturerName),
    status,
    acceptedAt: row.acceptedAt,
    startAt: row.startAt,
    endAt: endedAt ?? row.endAt,
    contractualEndAt: endedAt && row.endAt,
    endedAt,
    updatedAt: row.lastUpdatedAt && row.lastUpdatedAt <= now ? row.lastUpdatedAt : now,
  };
}

/** Says that no file told the type of the product yet. */
export const unknownProductType = "Product";

function updated(row: ImportedAgreement, existing: Existing, status: AgreementStatus, now: Date): Agreement {
  const { isCancelledHere, lastInvoicedAt: _, ...agreement } = existing;
  const merged: Agreement = {
    ...agreement,
    ...whatItKnows(row, status),
    acceptedAt: sameDay(row, existing.acceptedAt, row.acceptedAt),
    startAt: sameDay(row, existing.startAt, row.startAt),
    updatedAt: now,
  };
  // How it ended is ours to say; names and amounts are the file's.
  if (isCancelledHere) return { ...merged, ...endOf(existing) };
  if (status === "ACTIVE") {
    return {
      ...merged,
      status,
      endAt: row.endAt && sameDay(row, existing.endAt, row.endAt),
      contractualEndAt: null,
      endedAt: null,
    };
  }
  const endedAt = endedAtOf(row, existing, now);
  return { ...merged, status, endAt: endedAt, endedAt, contractualEndAt: existing.contractualEndAt ?? existing.endAt };
}

/** What says whether and when an agreement is over. */
export const endOf = ({ status, endAt, endedAt, contractualEndAt }: Agreement) => ({
  status,
  endAt,
  endedAt,
  contractualEndAt,
});

/** The fields that this file has, and nothing for those it lacks. */
function whatItKnows(row: ImportedAgreement, status: AgreementStatus): Partial<Agreement> {
  const { proposerName, acceptorName, manufacturerId, manufacturerName, productTitle, productType, offerName } = row;
  const { agreementType, productId, offerId, offerSetId, offerVisibility, resaleAuthorizationId, pricingModel } = row;
  const { intent, initialAgreementId, value, currency, endTimeBehaviorType, endTimeBehaviorReason } = row;
  const names = { proposerName, acceptorName, manufacturerId, manufacturerName, productTitle, productType, offerName };
  const deal: Partial<Agreement> = {
    agreementType,
    productId,
    offerId,
    offerSetId,
    offerVisibility,
    resaleAuthorizationId,
    pricingModel,
  };
  const chain = { intent, initialAgreementId, value, currency };
  const behavior =
    status === "ACTIVE" && endTimeBehaviorType
      ? {
          endTimeBehaviorType,
          endTimeBehaviorReason: endTimeBehaviorReason ?? null,
          autoRenew: autoRenewOf(endTimeBehaviorType, endTimeBehaviorReason),
        }
      : status === "ACTIVE"
        ? {}
        : { endTimeBehaviorType: null, endTimeBehaviorReason: null };
  return Object.fromEntries(
    Object.entries({ ...names, ...deal, ...chain, ...behavior }).filter(([, fact]) => fact !== undefined),
  );
}

const autoRenewOf = (type: string, reason: string | undefined) =>
  type === "RENEW" ? true : reason === "ACCEPTOR_RENEW_OPTED_OUT" ? false : null;

/** A known instant stays when the file only says its day. */
const sameDay = <D extends Date | null>(row: ImportedAgreement, known: D, given: Date): Date =>
  row.isByDay && known && dayOf(known) === dayOf(given) ? known : given;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/**
 * When an agreement that is over ended: its end date, unless that still lies ahead, as with one cancelled early. Never before
 * something was invoiced: what is invoiced was delivered.
 */
function endedAtOf(row: ImportedAgreement, existing: Existing | undefined, now: Date): Date {
  const contractual = existing?.contractualEndAt;
  const isContractual =
    row.endAt && contractual && sameDay(row, contractual, row.endAt).getTime() === contractual.getTime();
  if (existing?.endedAt && isContractual) return existing.endedAt;
  const told =
    row.endAt && row.endAt <= now
      ? sameDay(row, existing?.endedAt ?? null, row.endAt)
      : (existing?.endedAt ?? lastKnown(row, now));
  return existing?.lastInvoicedAt ? max([told, addMilliseconds(existing.lastInvoicedAt, 1)]) : told;
}

const lastKnown = ({ lastUpdatedAt }: ImportedAgreement, now: Date) =>
  lastUpdatedAt && lastUpdatedAt <= now ? lastUpdatedAt : now;

const isSame = (before: Agreement, after: Agreement): boolean =>
  (Object.keys(after) as (keyof Agreement)[]).every((name) => {
    if (name === "updatedAt" || name === "contractualEndAt") return true;
    const [was, is] = [before[name], after[name]];
    if (was instanceof Date && is instanceof Date) return was.getTime() === is.getTime();
    return name === "value" ? plainDecimal(before.value) === plainDecimal(after.value) : was === is;
  });

const plainDecimal = (amount: string) => amount.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

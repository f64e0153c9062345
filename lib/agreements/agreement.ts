import type { Status as RequestStatus } from "../cancellation-requests/states";

export const agreementStatuses = [
  "ACTIVE",
  "CANCELLED",
  "EXPIRED",
  "RENEWED",
  "REPLACED",
  "TERMINATED",
  "ARCHIVED",
  "ROLLED_BACK",
  "SUPERSEDED",
] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

export const agreementStatusLabels: Record<AgreementStatus, string> = {
  ACTIVE: "Active",
  CANCELLED: "Cancelled",
  EXPIRED: "Expired",
  RENEWED: "Renewed",
  REPLACED: "Replaced",
  TERMINATED: "Terminated",
  ARCHIVED: "Archived",
  ROLLED_BACK: "Rolled back",
  SUPERSEDED: "Superseded",
};

export const pricingModels = ["CONTRACT", "USAGE", "CONTRACT_WITH_USAGE", "FREE_TRIAL", "BYOL", "VARIABLE"] as const;
export type PricingModel = (typeof pricingModels)[number];
export const pricingModelLabels: Record<PricingModel, string> = {
  CONTRACT: "Contract",
  USAGE: "Usage",
  CONTRACT_WITH_USAGE: "Contract with usage",
  FREE_TRIAL: "Free trial",
  BYOL: "Bring your own license",
  VARIABLE: "Variable payments",
};

export const offerVisibilities = ["PUBLIC", "PRIVATE", "CPPO"] as const;
export type OfferVisibility = (typeof offerVisibilities)[number];
export const offerVisibilityLabels: Record<OfferVisibility, string> = {
  PUBLIC: "Public",
  PRIVATE: "Private",
  CPPO: "Channel partner private",
};

export const relationKinds = ["ANNUAL_DISCOUNT_OF", "RENEWAL_OF", "REPLACEMENT_OF", "OTHER"] as const;
export type RelationKind = (typeof relationKinds)[number];
export const relationLabels: Record<RelationKind, string> = {
  ANNUAL_DISCOUNT_OF: "annual discount",
  RENEWAL_OF: "renewal",
  REPLACEMENT_OF: "replacement",
  OTHER: "related agreement",
};

/** What the other agreement is to the one that is looked at: what hangs on it, or what it hangs on. */
export const relationWords: Record<RelationKind, { dependent: string; base: string }> = {
  ANNUAL_DISCOUNT_OF: { dependent: "Annual discount of this agreement", base: "Usage that this agreement discounts" },
  RENEWAL_OF: { dependent: "Successor by renewal", base: "Predecessor, renewed by this agreement" },
  REPLACEMENT_OF: { dependent: "Successor by replacement", base: "Predecessor, replaced by this agreement" },
  OTHER: { dependent: "Depends on this agreement", base: "This agreement depends on it" },
};

export const agreementIntentLabels: Record<string, string> = {
  NEW: "New agreement",
  AMEND: "Amendment",
  REPLACE: "Replacement",
  RENEW: "Renewal",
};

/** An agreement as the database holds it. Amounts are decimal texts. */
export type Agreement = {
  id: string;
  status: AgreementStatus;
  agreementType: string;
  proposerId: string;
  proposerName: string;
  acceptorId: string;
  acceptorName: string;
  manufacturerId: string | null;
  manufacturerName: string | null;
  payerId: string | null;
  productId: string;
  productTitle: string;
  productType: string;
  offerId: string;
  offerName: string;
  offerSetId: string | null;
  offerVisibility: OfferVisibility;
  resaleAuthorizationId: string | null;
  pricingModel: PricingModel;
  intent: string;
  initialAgreementId: string;
  value: string;
  currency: string;
  autoRenew: boolean | null;
  endTimeBehaviorType: string | null;
  endTimeBehaviorReason: string | null;
  acceptedAt: Date;
  startAt: Date;
  /** Empty for pay-as-you-go. */
  endAt: Date | null;
  contractualEndAt: Date | null;
  endedAt: Date | null;
  cancellationStatus: RequestStatus | null;
  updatedAt: Date;
};

/** Sold by a channel partner: the manufacturer is somebody else than the seller of record. */
export const isChannelDeal = (agreement: Pick<Agreement, "manufacturerId" | "proposerId">) =>
  agreement.manufacturerId !== null && agreement.manufacturerId !== agreement.proposerId;

import type { ContactProof } from "../auth/actor";
import type { Resolution, Status, Verb } from "./states";

export const statusLabels: Record<Status, string> = {
  PENDING_APPROVAL: "Pending approval",
  APPROVED: "Approved",
  REJECTED: "Denied",
  CANCELLED: "Withdrawn",
  VALIDATION_FAILED: "Validation failed",
};

/** The five reasons of the console, in the order of the guide. The wire code is what the API shows for each. */
export const portalReasons = {
  INCORRECT_TERMS_ACCEPTED: {
    label: "Incorrect terms accepted",
    description: "The buyer accepted the wrong offer or pricing tier.",
    wireCode: "INCORRECT_TERMS_ACCEPTED",
  },
  DUPLICATE_SUBSCRIPTION: {
    label: "Duplicate subscription",
    description: "The buyer already has an active agreement for the same product.",
    wireCode: "OTHER",
  },
  CUSTOMER_REQUEST: {
    label: "Customer request",
    description: "The buyer asked for the cancellation.",
    wireCode: "OTHER",
  },
  PRODUCT_NO_LONGER_NEEDED: {
    label: "Product no longer needed",
    description: "The buyer is stopping use of the product.",
    wireCode: "OTHER",
  },
  OTHER: { label: "Other", description: "Anything else. Describe it in Additional details.", wireCode: "OTHER" },
} as const satisfies Record<string, { label: string; description: string; wireCode: ReasonCode }>;
export type PortalReason = keyof typeof portalReasons;

/** @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SendAgreementCancellationRequest.html */
export const reasonCodes = [
  "INCORRECT_TERMS_ACCEPTED",
  "REPLACING_AGREEMENT",
  "TEST_AGREEMENT",
  "ALTERNATIVE_PROCUREMENT_CHANNEL",
  "PRODUCT_DISCONTINUED",
  "UNINTENDED_RENEWAL",
  "BUYER_DISSATISFACTION",
  "OTHER",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reasonCodeLabels: Record<ReasonCode, string> = {
  INCORRECT_TERMS_ACCEPTED: "Incorrect terms accepted",
  REPLACING_AGREEMENT: "Replacing agreement",
  TEST_AGREEMENT: "Test agreement",
  ALTERNATIVE_PROCUREMENT_CHANNEL: "Alternative procurement channel",
  PRODUCT_DISCONTINUED: "Product discontinued",
  UNINTENDED_RENEWAL: "Unintended renewal",
  BUYER_DISSATISFACTION: "Buyer dissatisfaction",
  OTHER: "Other",
};

/** The reason in words: as chosen in the console, or the label of the API's code. */
export const reasonLabel = (request: { reasonCode: ReasonCode; portalReason: PortalReason | null }): string =>
  request.portalReason ? portalReasons[request.portalReason].label : reasonCodeLabels[request.reasonCode];

export const pastTense: Record<Status, string> = {
  PENDING_APPROVAL: "sent",
  APPROVED: "approved",
  REJECTED: "denied",
  CANCELLED: "withdrawn",
  VALIDATION_FAILED: "closed because validation failed",
};

export const verbPast: Record<Verb, string> = {
  approve: "approved",
  approveOverdue: "approved automatically",
  reject: "denied",
  withdraw: "withdrawn",
  fail: "failed",
};

export const viaLabels: Record<"CONSOLE" | "API" | "SYSTEM" | ContactProof, string> = {
  CONSOLE: "Signed in to the console",
  API: "Access key",
  SYSTEM: "Automatic",
  EMAILED_LINK: "By the link emailed to them",
  ONE_TIME_CODE: "Confirmed by an emailed code",
};

/** Who ended the wait, in a line under the status: "By buyer", "Automatically", "By seller". */
export const resolutionLabels: Record<Resolution, string> = {
  BUYER: "By buyer",
  AUTOMATIC: "Automatically",
  SELLER: "By seller",
  SYSTEM: "By Countersign",
};

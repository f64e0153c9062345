import type { AgreementRequestStatus, Intent } from "./states";

export const agreementRequestStatusLabels: Record<AgreementRequestStatus, string> = {
  OPEN: "Open",
  ACCEPTED: "Accepted",
  SUPERSEDED: "Superseded",
  EXPIRED: "Expired",
};

export const intentLabels: Record<Intent, string> = {
  NEW: "New agreement",
  AMEND: "Amendment",
  REPLACE: "Replacement",
};

export const timingLabels = {
  ON_ACCEPTANCE: "On acceptance",
  SCHEDULED: "Scheduled",
  BILLING_PERIOD: "Every billing period",
} as const;

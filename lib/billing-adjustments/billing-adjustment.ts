export const adjustmentStatuses = ["PENDING", "COMPLETED", "VALIDATION_FAILED"] as const;
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];
export const adjustmentStatusLabels: Record<AdjustmentStatus, string> = {
  PENDING: "Pending",
  COMPLETED: "Completed",
  VALIDATION_FAILED: "Failed",
};

/** Why money goes back. The set differs from that of cancellations. */
export const adjustmentReasonLabels = {
  INCORRECT_TERMS_ACCEPTED: "Incorrect terms were accepted",
  INCORRECT_METERING: "Usage was metered incorrectly",
  TEST_ENVIRONMENT_CHARGES: "Charges of a test environment",
  ALTERNATIVE_PROCUREMENT_CHANNEL: "Bought through another channel",
  UNINTENDED_RENEWAL: "Unintended renewal",
  BUYER_DISSATISFACTION: "The buyer is not satisfied",
  OTHER: "Other",
} as const;
export type AdjustmentReason = keyof typeof adjustmentReasonLabels;
export const adjustmentReasons = Object.keys(adjustmentReasonLabels) as [AdjustmentReason, ...AdjustmentReason[]];

/** Money back for one invoice of one agreement. Amounts are positive decimal texts before tax. */
export type BillingAdjustment = {
  id: string;
  agreementId: string;
  invoiceId: string;
  proposerId: string;
  amount: string;
  currency: string;
  reasonCode: AdjustmentReason;
  description: string | null;
  status: AdjustmentStatus;
  statusMessage: string | null;
  clientToken: string;
  inputHash: string;
  requestedBy: string;
  createdAt: Date;
  updatedAt: Date;
};

/** An adjustment as screens get it: without what only the service itself needs to know. */
export type AdjustmentView = Omit<BillingAdjustment, "clientToken" | "inputHash">;

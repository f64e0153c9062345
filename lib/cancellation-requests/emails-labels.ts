import type { MailKind } from "../events/catalog";

export type EmailState = "PENDING" | "SENT" | "FAILED" | "BOUNCED";
export const emailStateLabels: Record<EmailState, string> = {
  PENDING: "Queued",
  SENT: "Sent",
  FAILED: "Failed",
  BOUNCED: "Bounced",
};

/** What each mail is, in words. */
export const mailKindLabels: Record<MailKind, string> = {
  E1: "Request to the buyer",
  E2: "Confirmation to the seller",
  E3: "Notice to the manufacturer",
  E4: "Reminder",
  E5: "Approved",
  E6: "Approved automatically",
  E7: "Denied",
  E8: "Withdrawn",
  E9: "Validation failed",
  E10: "Agreement ended",
  E11: "Adjustment processed",
  E15: "One-time code",
  E16: "Address to confirm",
  E18: "Destination paused",
  E19: "Agreement accepted",
  E20: "Agreement amended",
  E21: "Agreement replaced",
  E22: "Payment requested",
  E23: "Payment request closed",
  E24: "New password",
  E25: "Payment reminder",
};

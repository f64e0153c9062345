import type { MailKind } from "./catalog";

export const mailGroups = ["REQUESTS", "REMINDERS", "ANSWERS", "ENDS", "AGREEMENTS", "PAYMENTS", "TECHNICAL"] as const;
export type MailGroup = (typeof mailGroups)[number];

/** The groups in which optional mails are switched on and off. */
export const mailGroupLabels: Record<MailGroup, { label: string; description: string }> = {
  REQUESTS: {
    label: "Requests sent",
    description: "A cancellation request of yours, or for a product of yours, was sent.",
  },
  REMINDERS: {
    label: "Reminders",
    description:
      "A cancellation request still waits 72 and 24 hours before its deadline, or a payment request for days.",
  },
  ANSWERS: { label: "Answers", description: "A request was approved, denied or withdrawn." },
  ENDS: { label: "Ended agreements", description: "An agreement was cancelled." },
  AGREEMENTS: { label: "Agreements", description: "An agreement was accepted, amended or replaced." },
  PAYMENTS: {
    label: "Payments and refunds",
    description: "A payment request was answered or withdrawn, or a billing adjustment was processed.",
  },
  TECHNICAL: { label: "Technical", description: "A destination of your events was paused." },
};

/** The group of each mail; null for those that are always sent, because somebody asked for them or must act on them. */
export const groupOf: Record<MailKind, MailGroup | null> = {
  E1: null,
  E2: "REQUESTS",
  E3: "REQUESTS",
  E4: "REMINDERS",
  E5: "ANSWERS",
  E6: "ANSWERS",
  E7: "ANSWERS",
  E8: "ANSWERS",
  E9: null,
  E10: "ENDS",
  E11: "PAYMENTS",
  E15: null,
  E16: null,
  E18: "TECHNICAL",
  E19: "AGREEMENTS",
  E20: "AGREEMENTS",
  E21: "AGREEMENTS",
  E22: null,
  E23: "PAYMENTS",
  E24: null,
  E25: "REMINDERS",
};

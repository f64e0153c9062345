import type { Pattern } from "./pattern";

export const destinationTypes = ["WEBHOOK", "EVENTBRIDGE", "FILE"] as const;
export type DestinationType = (typeof destinationTypes)[number];
export const destinationTypeLabels: Record<DestinationType, string> = {
  WEBHOOK: "Webhook",
  EVENTBRIDGE: "EventBridge bus",
  FILE: "File (NDJSON)",
};

export type DestinationState = "ACTIVE" | "PAUSED";

/** What an EventBridge bus needs beyond its endpoint. Without an access key the process's own credentials are used. */
export type BusSettings = { region: string; bus: string; source: string; accessKeyId: string | null };

/** A destination as screens get it: no secrets. All times but `createdAt` are machine time. */
export type Destination = {
  id: string;
  accountId: string;
  name: string;
  type: DestinationType;
  url: string | null;
  settings: Partial<BusSettings>;
  pattern: Pattern;
  state: DestinationState;
  pausedReason: "PERSON" | "FAILING" | null;
  pausedAt: Date | null;
  failingSince: Date | null;
  retryAt: Date | null;
  lastError: string | null;
  createdBy: string;
  createdAt: Date;
  previousSecretUntil: Date | null;
};

export const deliveryStateLabels = { PENDING: "Pending", SENT: "Delivered", FILTERED: "Not wanted" } as const;
export type EventDeliveryState = keyof typeof deliveryStateLabels;

/** An own name: real buses refuse sources that begin with "aws." */
export const defaultSource = "countersign.agreement-marketplace";

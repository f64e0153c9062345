import { addHours, subHours } from "date-fns";

export const statuses = ["PENDING_APPROVAL", "APPROVED", "REJECTED", "CANCELLED", "VALIDATION_FAILED"] as const;
export type Status = (typeof statuses)[number];

/** How long the acceptor may answer before the request approves itself, in hours of business time: 7 x 24. */
export const responseWindowHours = 7 * 24;

/** The instant from which an unanswered request counts as approved. */
export const respondBy = (createdAt: Date): Date => addHours(createdAt, responseWindowHours);

/** How long before the deadline a buyer who has not answered is reminded, in hours; the earlier first. */
export const reminderHours = [72, 24] as const;
export const firstReminderAt = (createdAt: Date): Date => subHours(respondBy(createdAt), reminderHours[0]);

/**
 * Every way out of PENDING_APPROVAL. `window` says on which side of the deadline the move must lie: people answer while it
 * is open, the deadline itself belongs to the automatic approval.
 * @see https://docs.aws.amazon.com/marketplace/latest/userguide/refunds.html
 */
export const transitions = {
  approve: { from: ["PENDING_APPROVAL"], to: "APPROVED", window: "open", resolution: "BUYER" },
  approveOverdue: { from: ["PENDING_APPROVAL"], to: "APPROVED", window: "closed", resolution: "AUTOMATIC" },
  reject: { from: ["PENDING_APPROVAL"], to: "REJECTED", window: "open", resolution: "BUYER" },
  withdraw: { from: ["PENDING_APPROVAL"], to: "CANCELLED", window: "open", resolution: "SELLER" },
  fail: { from: ["PENDING_APPROVAL"], to: "VALIDATION_FAILED", window: "open", resolution: "SYSTEM" },
} as const satisfies Record<
  string,
  { from: readonly Status[]; to: Status; window: "open" | "closed"; resolution: string }
>;

export type Verb = keyof typeof transitions;
export type Resolution = (typeof transitions)[Verb]["resolution"];

type Timed = { status: Status; respondBy: Date };

/** At and after the deadline a request counts as approved, even before the worker has written it. */
export const isOverdue = (request: Timed, now: Date) =>
  request.status === "PENDING_APPROVAL" && request.respondBy <= now;

/** What a person may still do with the request at this instant; asked by screens and verbs alike. */
export const cancellationRequestCan = (
  verb: Exclude<Verb, "approveOverdue" | "fail">,
  request: Timed,
  now: Date,
): boolean => (transitions[verb].from as readonly Status[]).includes(request.status) && request.respondBy > now;

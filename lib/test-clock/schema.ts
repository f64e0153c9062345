import { z } from "zod";

/** ISO 8601, whole numbers, forward only: P7D, PT1H, P1M, P1DT12H. */
const duration = z
  .string()
  .regex(
    /^P(?=\d|T)(\d{1,4}Y)?(\d{1,5}M)?(\d{1,5}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,8}M)?(\d{1,9}S)?)?$/,
    "Write a duration such as P7D, PT1H or P1M (ISO 8601).",
  );

const instant = z.iso
  .datetime({ offset: true, error: "Write an instant such as 2026-12-01T00:00:00Z (ISO 8601)." })
  .transform((text) => new Date(text));

/** Whether the mails of a move stay in the mailbox although there is a mail server. */
const mailboxOnly = z.boolean().optional();

/** One way to move the clock. */
export const moveClockInput = z.union(
  [
    z.strictObject({ advance: duration, mailboxOnly }),
    z.strictObject({ set: instant, mailboxOnly }),
    z.strictObject({ freeze: z.literal(true) }),
    z.strictObject({ resume: z.literal(true), mailboxOnly }),
  ],
  {
    error:
      'Send one of {"advance":"P7D"}, {"set":"2026-12-01T00:00:00Z"}, {"freeze":true} or {"resume":true}. Durations and instants are ISO 8601.',
  },
);
export type MoveClockInput = z.output<typeof moveClockInput>;

import type { envelope } from "../events/detail";

export type Envelope = ReturnType<typeof envelope>;

/** What came back from one try to hand over one event. No error means that it was taken. */
export type Try = { error: string | null; status: number | null; answer: string | null };

/** Hands events to one destination. Never rejects: whatever goes wrong is the outcome of the try. */
export type Sender = {
  /** How many events one call may carry. */
  batch: number;
  send: (envelopes: Envelope[]) => Promise<Try[]>;
  close: () => void;
};

/** How long a destination may take to answer, in milliseconds. */
export const answerWithinMs = 10_000;

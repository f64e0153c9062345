import type { Answer } from "@/lib/answer";

/** The server actions that a request's buttons call; the pages hand them in. */
export type RequestActions = {
  withdraw: (input: { requestId: string; cancellationReason: string }) => Promise<Answer<unknown>>;
  resend: (input: { requestId: string }) => Promise<Answer<unknown>>;
  replaceLink: (input: { requestId: string; reason?: string }) => Promise<Answer<{ url: string }>>;
  readLink: (input: { requestId: string }) => Promise<Answer<{ url: string }>>;
};

import { unstable_rethrow } from "next/navigation";
import type { Answer } from "@/lib/answer";

/**
 * Calls a server action so that nothing typed is lost when it does not come through: without a connection, or without an
 * answer, it is refused like anything else; when the session has ended, the frame offers to sign in again.
 */
export async function attempt<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  if (!navigator.onLine) return refused("You're offline. Nothing was sent; try again when you are connected.");
  try {
    const answer = await work();
    if (answer.error !== undefined && answer.isSignedOut) document.dispatchEvent(new Event("countersign:signed-out"));
    return answer;
  } catch (error) {
    unstable_rethrow(error);
    return refused(
      "The portal did not answer, so it is not known whether this arrived. Look again before you repeat it.",
    );
  }
}

const refused = (error: string) => ({ error, fields: {}, isUnsent: true });

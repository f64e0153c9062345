import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Answer, Refused } from "../answer";
import type { Hat } from "../auth/actor";
import type { Context } from "../context";
import { ExpectedError } from "../errors";
import { log } from "../log";
import { findSignedIn, portalContext } from "./portal";

/**
 * A server action of the console: who, from the session; what, through the verb's schema; when, from the clock. Expected errors
 * become messages; everything else is logged with an ID and shown as "Something went wrong".
 */
export function portalAction<Schema extends z.ZodType, Result, Shown>(
  hats: Hat[],
  schema: Schema,
  verb: (ctx: Context, input: z.output<Schema>) => Promise<Result>,
  show: (result: Result) => Shown,
) {
  return async (input: unknown): Promise<Answer<Shown>> => {
    if (!(await findSignedIn())) return signedOut;
    const { person, ...ctx } = await portalContext(...hats);
    if (person.viewedBy) return onlyLooking;
    const parsed = schema.safeParse(input instanceof FormData ? Object.fromEntries(input) : input);
    if (!parsed.success) return refusedInput(parsed.error);
    return answer(async () => show(await verb(ctx, parsed.data)));
  };
}

const signedOut: Refused = {
  error: "Your session ended, so nothing was changed. Sign in again and repeat it; what you typed is still here.",
  fields: {},
  isUnsent: true,
  isSignedOut: true,
};

const onlyLooking: Refused = {
  error: "You are looking at this account as its viewers see it. Close the view to change anything.",
  fields: {},
};

export function refusedInput(error: z.ZodError): Refused {
  const fields = Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]));
  return { error: Object.values(fields)[0] ?? "Check what you entered.", fields };
}

/** Runs an action's work and turns what it throws into what a form can show. */
export async function answer<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    const ok = await work();
    revalidatePath("/", "layout");
    return { ok };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof ExpectedError) {
      return {
        error: error.message,
        fields: Object.fromEntries(error.fields.map(({ name, message }) => [name, message])),
      };
    }
    const id = randomUUID();
    log.error({ err: error, id }, "an action failed");
    return {
      error: `Something went wrong, and nothing was changed. Try again; if it stays, tell an administrator: ${id}.`,
      fields: {},
    };
  }
}

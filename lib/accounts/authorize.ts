import { roleOf } from "../auth/actor";
import type { Context } from "../context";
import { ForbiddenError } from "../errors";

/** @throws ForbiddenError the actor is no administrator */
export function authorizeAdministration({ actor }: Context) {
  if (roleOf(actor) !== "ADMIN") throw new ForbiddenError("Only administrators manage accounts and people.");
}

/** Whether Prisma refused a row because there is one like it already. */
export const isDuplicate = (error: unknown) => error instanceof Error && "code" in error && error.code === "P2002";

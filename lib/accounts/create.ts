import type { z } from "zod";
import { auditRow } from "../audit/record";
import type { Context } from "../context";
import { ConflictError } from "../errors";
import { authorizeAdministration, isDuplicate } from "./authorize";
import type { createAccountInput } from "./schema";

/**
 * Opens an account: a party that can sell, buy, manufacture or administer.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws ConflictError  there is an account with this ID
 */
export async function createAccount(ctx: Context, input: z.output<typeof createAccountInput>) {
  authorizeAdministration(ctx);
  try {
    await ctx.prisma.$transaction([
      ctx.prisma.account.create({ data: { ...input, kinds: [...new Set(input.kinds)], createdAt: ctx.now } }),
      ctx.prisma.auditEntry.create({
        data: auditRow(ctx, { action: "ACCOUNT_CREATED", object: input.name, accountId: input.id }),
      }),
    ]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new ConflictError(`There is an account ${input.id} already.`, {
      fields: [{ name: "id", message: "Another account has this ID." }],
    });
  }
  return { id: input.id };
}

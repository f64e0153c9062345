import type { AuditAction } from "../audit/catalog";
import { auditRow } from "../audit/record";
import type { Context } from "../context";
import { NotFoundError } from "../errors";
import { authorizeKeys, whyNotManageKeys } from "./policy";

type Input = { keyId: string };

/** Refuses the key's calls from now on; it can be enabled again. @throws NotFoundError, ForbiddenError */
export const disableKey = (ctx: Context, input: Input) => set(ctx, input, false, "KEY_DISABLED");

/** @throws NotFoundError, ForbiddenError */
export const enableKey = (ctx: Context, input: Input) => set(ctx, input, true, "KEY_ENABLED");

async function set(ctx: Context, input: Input, isEnabled: boolean, action: AuditAction) {
  const { id, name, accountId } = await find(ctx, input);
  await ctx.prisma.$transaction([
    ctx.prisma.accessKey.update({ where: { id }, data: { isEnabled } }),
    ctx.prisma.auditEntry.create({ data: auditRow(ctx, { action, object: name, accountId, data: { keyId: id } }) }),
  ]);
}

/** Ends the key for good; what it did stays in the logs under its ID. @throws NotFoundError, ForbiddenError */
export async function removeKey(ctx: Context, input: Input): Promise<void> {
  const { id, name, accountId } = await find(ctx, input);
  await ctx.prisma.$transaction([
    ctx.prisma.accessKey.delete({ where: { id } }),
    ctx.prisma.auditEntry.create({
      data: auditRow(ctx, { action: "KEY_REMOVED", object: name, accountId, data: { keyId: id } }),
    }),
  ]);
}

async function find(ctx: Context, { keyId }: Input) {
  const key = await ctx.prisma.accessKey.findUnique({
    where: { id: keyId },
    select: { id: true, name: true, accountId: true },
  });
  const isVisible = key && "accountId" in ctx.actor && ctx.actor.accountId === key.accountId;
  // A foreign key looks like none to whoever could not manage it anyway.
  if (!key || !(isVisible || whyNotManageKeys(ctx.actor, key.accountId) === null)) {
    throw new NotFoundError(`There is no access key ${keyId} here.`);
  }
  authorizeKeys(ctx.actor, key.accountId);
  return key;
}

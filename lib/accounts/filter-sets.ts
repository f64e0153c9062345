import { z } from "zod";
import type { Context } from "../context";
import { ConflictError, ForbiddenError, NotFoundError } from "../errors";
import { newId } from "../ids";

export const saveFilterSetInput = z.object({
  list: z.string().min(1).max(40),
  name: z.string().trim().min(1, "Give it a name.").max(60, "Use at most 60 characters."),
  query: z.string().max(4000),
});

/** A person's own filter sets of one list in the current account. */
export async function listFilterSets(ctx: Context, list: string) {
  const { userId, accountId } = owner(ctx);
  return ctx.prisma.filterSet.findMany({
    where: { userId, accountId, list },
    select: { id: true, name: true, query: true, isDefault: true },
    orderBy: { name: "asc" },
  });
}

/** Keeps the filters of a list under a name; the same name again replaces what it meant. */
export async function saveFilterSet(ctx: Context, input: z.infer<typeof saveFilterSetInput>): Promise<void> {
  const { userId, accountId } = owner(ctx);
  const { list, name, query } = input;
  if ((await ctx.prisma.filterSet.count({ where: { userId, accountId, list } })) >= 50) {
    throw new ConflictError("You have 50 filter sets here. Delete one first.");
  }
  await ctx.prisma.filterSet.upsert({
    where: { userId_accountId_list_name: { userId, accountId, list, name } },
    create: { id: newId.plain(), userId, accountId, list, name, query, createdAt: ctx.now },
    update: { query },
  });
}

/** @throws NotFoundError it is not one of the person's own */
export async function deleteFilterSet(ctx: Context, id: string): Promise<void> {
  const { userId } = owner(ctx);
  const { count } = await ctx.prisma.filterSet.deleteMany({ where: { id, userId } });
  if (!count) throw new NotFoundError("This filter set is gone already.");
}

/** Makes a set what its list opens with. @throws NotFoundError it is not one of the person's own */
export async function makeDefaultFilterSet(ctx: Context, id: string): Promise<void> {
  const { userId, accountId } = owner(ctx);
  const set = await ctx.prisma.filterSet.findFirst({ where: { id, userId }, select: { list: true } });
  if (!set) throw new NotFoundError("This filter set is gone already.");
  await ctx.prisma.$transaction([
    ctx.prisma.filterSet.updateMany({ where: { userId, accountId, list: set.list }, data: { isDefault: false } }),
    ctx.prisma.filterSet.updateMany({ where: { id, userId }, data: { isDefault: true } }),
  ]);
}

function owner({ actor }: Context) {
  if (actor.kind !== "person") throw new ForbiddenError("Filter sets belong to signed-in people.");
  return actor;
}

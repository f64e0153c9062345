import { z } from "zod";
import type { Context } from "../context";
import { connections } from "../db";
import { type Look, lookSchema } from "../look";

const columnName = z.string().regex(/^[\w-]{1,40}$/);
export const rememberColumnsInput = z.object({ list: columnName, cols: z.array(columnName).max(40) });

/** What is kept of a person's choices; a part that makes no sense any more counts as never chosen. */
const kept = lookSchema.extend({
  columns: z.record(z.string(), z.array(columnName)).catch({}),
  dismissed: z.array(z.string()).catch([]),
});
type Kept = z.infer<typeof kept>;

/** Keeps how a person wants the screens, so that it follows them to another device. */
export const savePreferences = (ctx: Context, look: Look) => change(ctx, look);

/** Keeps the columns that a list opens with for this person; none: those the list comes with. */
export async function rememberColumns(ctx: Context, { list, cols }: z.infer<typeof rememberColumnsInput>) {
  await change(ctx, ({ columns }) => ({ columns: { ...columns, [list]: cols } }));
}

/** The columns a person last chose for a list, as its address writes them: "status.product", or "". */
export async function findColumns({ actor }: Context, list: string): Promise<string> {
  if (actor.kind !== "person") return "";
  return (await find(actor.userId))?.columns[list]?.join(".") ?? "";
}

export const hints = ["get-started", "sample-data"] as const;
export type Hint = (typeof hints)[number];

/** A hint that the person has read and does not want to see again. */
export const dismissHint = (ctx: Context, hint: Hint) =>
  change(ctx, ({ dismissed }) => ({ dismissed: [...new Set([...dismissed, hint])] }));

export async function isDismissed({ actor }: Context, hint: Hint): Promise<boolean> {
  return actor.kind === "person" && Boolean((await find(actor.userId))?.dismissed.includes(hint));
}

/** The look a person chose last, on whichever device; null when they never chose. */
export async function findLook(userId: string): Promise<Look | null> {
  const found = await find(userId);
  return found && lookSchema.parse(found);
}

async function find(userId: string): Promise<Kept | null> {
  const row = await connections().prisma.preference.findUnique({ where: { userId } });
  return row && kept.parse(row.values);
}

async function change({ prisma, actor }: Context, next: Partial<Kept> | ((earlier: Kept) => Partial<Kept>)) {
  if (actor.kind !== "person") return;
  const { userId } = actor;
  const earlier = (await find(userId)) ?? kept.parse({});
  const values = { ...earlier, ...(typeof next === "function" ? next(earlier) : next) };
  await prisma.preference.upsert({ where: { userId }, create: { userId, values }, update: { values } });
}

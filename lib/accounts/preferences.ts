import type { Context } from "../context";
import { connections } from "../db";
import { type Look, lookSchema } from "../look";

/** Keeps what a person prefers, so that it follows them to another device. */
export async function savePreferences({ prisma, actor }: Context, look: Look): Promise<void> {
  if (actor.kind !== "person") return;
  const { userId } = actor;
  await prisma.preference.upsert({ where: { userId }, create: { userId, values: look }, update: { values: look } });
}

/** The look a person chose last, on whichever device; null when they never chose. */
export async function findLook(userId: string): Promise<Look | null> {
  const kept = await connections().prisma.preference.findUnique({ where: { userId } });
  return kept ? lookSchema.parse(kept.values) : null;
}

import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@/prisma/client/client";
import type { Actor } from "./auth/actor";
import { businessNow } from "./clock";
import { connections, type Db } from "./db";

/** Everything impure that a verb or query needs: the database, who acts, and the instant it happens. */
export type Context = { db: Db; prisma: PrismaClient; actor: Actor; now: Date; requestId: string; tx?: true };

/** A context inside an open transaction; `transition` and `recordEvents` accept nothing else. */
export type TxContext = Context & { tx: true };

/** An operation whose caller has read the clock already. */
export function newContext(actor: Actor, now: Date, requestId: string = randomUUID()): Context {
  const { db, prisma } = connections();
  return { db, prisma, actor, now, requestId };
}

/** Starts an operation: who it is for, and the one reading of the clock it will use. */
export const startContext = async (actor: Actor): Promise<Context> =>
  newContext(actor, await businessNow(connections().db));

/** Opens a transaction, or joins the open one, so that verbs compose. */
export function inTransaction<T>(ctx: Context, work: (ctx: TxContext) => Promise<T>): Promise<T> {
  if (ctx.tx) return work({ ...ctx, tx: true });
  return ctx.db.transaction((db) => work({ ...ctx, db, tx: true }));
}

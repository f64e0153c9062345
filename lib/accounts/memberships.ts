import type { PrismaClient } from "@/prisma/client/client";
import { type Hat, hatOf, type Role, roles } from "../auth/actor";
import { type Db, sql } from "../db";

/** One hat a person may wear: an account and the role in it. */
export type Membership = { accountId: string; accountName: string; role: Role; hat: Hat };

export async function listMemberships(prisma: PrismaClient, userId: string): Promise<Membership[]> {
  const memberships = await prisma.membership.findMany({
    where: { userId },
    select: { accountId: true, role: true, account: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { accountId: "asc" }],
  });
  return memberships.flatMap(({ accountId, role, account }) => {
    const known = roles.find((candidate) => candidate === role);
    return known ? { accountId, accountName: account.name, role: known, hat: hatOf[known] } : [];
  });
}

/** Those whose account's name or ID contains the words. */
export function findMemberships<M extends { accountId: string; accountName: string }>(memberships: M[], words: string) {
  const wanted = words.trim().toLowerCase();
  return memberships.filter(({ accountId, accountName }) =>
    `${accountId} ${accountName}`.toLowerCase().includes(wanted),
  );
}

/** Pending cancellation requests of each account, for the account switcher. */
export async function pendingByAccount(db: Db, accountIds: string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.rows<{ id: string; count: number }>(sql`
    select account.id, count(*) as count from unnest(${accountIds}::text[]) as account (id)
    join cancellation_request r on account.id in (r.proposer_id, r.acceptor_id)
    where r.status = 'PENDING_APPROVAL' and r.respond_by > ${now} group by account.id`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Names of the people who may decide for a buyer. */
export async function listApprovers(prisma: PrismaClient, accountId: string): Promise<string[]> {
  const members = await prisma.membership.findMany({
    where: { accountId, role: "BUYER_APPROVER" satisfies Role },
    select: { user: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return members.map(({ user }) => user.name);
}

import { countAgreementsOf } from "../agreements/counts";
import { hatOf, type Role, roles } from "../auth/actor";
import type { Context } from "../context";
import { sql } from "../db";
import { NotFoundError } from "../errors";
import { addressKeyOf } from "./address-key";
import { authorizeAdministration } from "./authorize";
import { accountKinds } from "./schema";

const knownKinds = (kinds: string[]) => accountKinds.filter((kind) => kinds.includes(kind));
const knownRole = (role: string): Role | null => roles.find((candidate) => candidate === role) ?? null;

/**
 * One page of accounts by name. `find` looks in names and IDs, and in the names and addresses of people and contacts;
 * `address` is the key of one address (`addressKey`).
 * @throws ForbiddenError
 */
export async function listAccounts(
  ctx: Context,
  { find = "", address = "", page = 1, size = 50 }: { find?: string; address?: string; page?: number; size?: number },
) {
  authorizeAdministration(ctx);
  const like = { contains: find, mode: "insensitive" as const };
  const found = await ctx.prisma.account.findMany({
    where: address
      ? { id: { in: await accountsWith(ctx, address) } }
      : find
        ? {
            OR: [
              { id: like },
              { name: like },
              { contacts: { some: { OR: [{ name: like }, { email: like }] } } },
              { memberships: { some: { user: { OR: [{ name: like }, { email: like }] } } } },
            ],
          }
        : {},
    select: { id: true, name: true, kinds: true, _count: { select: { memberships: true, contacts: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * size,
    take: size + 1,
  });
  const accounts = found.slice(0, size);
  const agreements = await countAgreementsOf(
    ctx,
    accounts.map(({ id }) => id),
  );
  return {
    hasMore: found.length > size,
    accounts: accounts.map(({ id, name, kinds, _count }) => ({
      id,
      name,
      kinds: knownKinds(kinds),
      members: _count.memberships,
      contacts: _count.contacts,
      agreements: agreements.get(id) ?? 0,
    })),
  };
}
export type AccountRow = Awaited<ReturnType<typeof listAccounts>>["accounts"][number];

async function accountsWith({ db }: Context, key: string): Promise<string[]> {
  const found = await db.rows<{ id: string }>(sql`
    select account_id as id from account_contact where ${addressKeyOf(sql`email`)} = ${key}
    union select m.account_id from membership m join "user" u on u.id = m.user_id where ${addressKeyOf(sql`u.email`)} = ${key}`);
  return found.map(({ id }) => id);
}

/** One account with its people and the addresses it is told at. @throws NotFoundError @throws ForbiddenError */
export async function getAccount(ctx: Context, { accountId }: { accountId: string }) {
  authorizeAdministration(ctx);
  const account = await ctx.prisma.account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      name: true,
      kinds: true,
      createdAt: true,
      contacts: { select: { id: true, name: true, email: true, bouncedAt: true }, orderBy: { email: "asc" } },
      views: {
        select: { id: true, userName: true, hat: true, requestId: true, at: true },
        orderBy: { at: "desc" },
        take: 20,
      },
      memberships: {
        select: { id: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
        orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
      },
    },
  });
  if (!account) throw new NotFoundError(`There is no account ${accountId}.`);
  const { memberships, kinds, ...rest } = account;
  return {
    ...rest,
    kinds: knownKinds(kinds),
    agreements: (await countAgreementsOf(ctx, [accountId])).get(accountId) ?? 0,
    people: memberships.flatMap(({ id, role, createdAt, user }) => {
      const known = knownRole(role);
      return known ? [{ id, ...user, role: known, hat: hatOf[known], createdAt }] : [];
    }),
  };
}
export type AccountView = Awaited<ReturnType<typeof getAccount>>;

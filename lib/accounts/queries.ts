import { countAgreementsOf } from "../agreements/counts";
import { hatOf, type Role, roles } from "../auth/actor";
import type { Context } from "../context";
import { NotFoundError } from "../errors";
import { authorizeAdministration } from "./authorize";
import { accountKinds } from "./schema";

const knownKinds = (kinds: string[]) => accountKinds.filter((kind) => kinds.includes(kind));
const knownRole = (role: string): Role | null => roles.find((candidate) => candidate === role) ?? null;

/**
 * One page of accounts by name. `find` looks in names and IDs, and in the names and addresses of people and contacts.
 * @throws ForbiddenError
 */
export async function listAccounts(
  ctx: Context,
  { find = "", page = 1, size = 50 }: { find?: string; page?: number; size?: number },
) {
  authorizeAdministration(ctx);
  const like = { contains: find, mode: "insensitive" as const };
  const found = await ctx.prisma.account.findMany({
    where: find
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
      contacts: { select: { id: true, name: true, email: true }, orderBy: { email: "asc" } },
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

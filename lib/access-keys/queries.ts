import { accountOf, type Role, roleOf } from "../auth/actor";
import { machineNow } from "../clock";
import type { Context } from "../context";

export type KeySummary = {
  id: string;
  name: string;
  accountId: string;
  accountName: string;
  role: Role;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  state: "ENABLED" | "DISABLED" | "EXPIRED";
};

/** As many keys as one page shows. */
const mostKeys = 500;

/** The account's access keys, newest first; every account's for administrators. Never a secret. */
export async function listKeys(ctx: Context): Promise<KeySummary[]> {
  const keys = await ctx.prisma.accessKey.findMany({
    where: roleOf(ctx.actor) === "ADMIN" ? {} : { accountId: accountOf(ctx.actor) ?? "" },
    omit: { secretEncrypted: true, sessionTokenHash: true },
    include: { account: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: mostKeys,
  });
  const now = machineNow();
  return keys.map(({ account, isEnabled, role, ...key }) => ({
    ...key,
    role: role as Role,
    accountName: account.name,
    state: key.expiresAt && key.expiresAt <= now ? "EXPIRED" : isEnabled ? "ENABLED" : "DISABLED",
  }));
}

import { z } from "zod";
import { type Audited, auditRow } from "../audit/record";
import type { Hat, Role } from "../auth/actor";
import { getCancellationRequest } from "../cancellation-requests/queries";
import type { Context } from "../context";
import { NotFoundError } from "../errors";
import { newId } from "../ids";
import { paths } from "../paths";
import { authorizeAdministration } from "./authorize";

/** The hats an administrator may look through; each with the role that sees everything there and changes nothing. */
export const viewRoles = {
  seller: "SELLER_VIEWER",
  buyer: "BUYER_VIEWER",
  manufacturer: "MANUFACTURER",
} as const satisfies Partial<Record<Hat, Role>>;
export type ViewHat = keyof typeof viewRoles;
const hats = Object.keys(viewRoles) as [ViewHat, ...ViewHat[]];

export const viewAccountInput = z.object({ accountId: z.string().regex(/^\d{12}$/), hat: z.enum(hats) });
export const viewRequestInput = z.object({ requestId: z.string().max(64), hat: z.enum(["seller", "buyer"]) });

/** What was opened: as whom to look, and at which page. */
export type OpenedView = { accountId: string; hat: ViewHat; href: string };

/**
 * Lets an administrator look at an account as its viewers see it, and keeps that they did.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws NotFoundError  there is no such account of that kind
 */
export async function viewAccount(ctx: Context, input: z.output<typeof viewAccountInput>): Promise<OpenedView> {
  await keepView(ctx, input, null);
  return { ...input, href: paths.home() };
}

/** The same for one side of a cancellation request, which it opens. @throws NotFoundError there is no such request */
export async function viewRequestAs(ctx: Context, input: z.output<typeof viewRequestInput>): Promise<OpenedView> {
  authorizeAdministration(ctx);
  const { requestId, hat } = input;
  const request = await getCancellationRequest(ctx, { requestId });
  const accountId = hat === "seller" ? request.proposerId : request.acceptorId;
  await keepView(ctx, { accountId, hat }, requestId);
  const href = hat === "seller" ? paths.sell.cancellationRequest(requestId) : paths.buy.cancellationRequest(requestId);
  return { accountId, hat, href };
}

async function keepView(ctx: Context, { accountId, hat }: z.output<typeof viewAccountInput>, requestId: string | null) {
  authorizeAdministration(ctx);
  const { actor, prisma } = ctx;
  if (!(await prisma.account.count({ where: { id: accountId, kinds: { has: hat } } }))) {
    throw new NotFoundError(`There is no ${hat} account ${accountId}.`);
  }
  const userId = actor.kind === "person" ? actor.userId : "";
  const userName = actor.kind === "person" ? actor.name : "";
  const audited: Audited = { action: "VIEWED_AS", object: `${hat} ${accountId}`, data: requestId ? { requestId } : {} };
  await prisma.$transaction([
    prisma.accountView.create({
      data: { id: newId.plain(), accountId, userId, userName, hat, requestId, at: ctx.now },
    }),
    prisma.auditEntry.create({ data: auditRow(ctx, audited) }),
  ]);
}

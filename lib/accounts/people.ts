import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import type { Prisma } from "@/prisma/client/client";
import { auditRow } from "../audit/record";
import { type Role, roleLabels } from "../auth/actor";
import type { Context } from "../context";
import { ConflictError, NotFoundError, ValidationError } from "../errors";
import { newId } from "../ids";
import { authorizeAdministration, isDuplicate } from "./authorize";
import { type addPersonInput, type changeRoleInput, type removeMembershipInput, rolesOf } from "./schema";

/** `password` is what was made up for a new person, to be shown once; `isNew` is false for somebody who signs in already. */
export type PersonAdded = { name: string; email: string; isNew: boolean; password: string | null };

/**
 * Lets somebody act for an account. Who is known by this address already keeps their name and password; anybody else gets
 * the password named here, or one made up.
 *
 * @throws ForbiddenError  the actor is no administrator
 * @throws NotFoundError   there is no such account
 * @throws ValidationError the role does not fit the account
 * @throws ConflictError   they belong to the account already
 */
export async function addPerson(ctx: Context, input: z.output<typeof addPersonInput>): Promise<PersonAdded> {
  authorizeAdministration(ctx);
  const { accountId, email, role } = input;
  const account = await ctx.prisma.account.findUnique({ where: { id: accountId }, select: { kinds: true } });
  if (!account) throw new NotFoundError(`There is no account ${accountId}.`);
  requireFit(role, account.kinds);
  const known = await ctx.prisma.user.findUnique({ where: { email }, select: { id: true, name: true } });
  const made = known || input.password ? null : randomBytes(15).toString("base64url");
  const hash = known ? "" : await hashPassword(input.password ?? made ?? "");
  try {
    await ctx.prisma.$transaction(async (tx) => {
      const userId = known?.id ?? (await createUser(tx, ctx.now, { name: input.name, email, hash }));
      await tx.membership.create({ data: { id: newId.plain(), userId, accountId, role, createdAt: ctx.now } });
      const entry = { action: "PERSON_ADDED", object: email, accountId, data: { role: roleLabels[role] } } as const;
      await tx.auditEntry.create({ data: auditRow(ctx, entry) });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new ConflictError(`${email} belongs to this account already.`, {
      fields: [{ name: "email", message: "This person belongs to the account already." }],
    });
  }
  return { name: known?.name ?? input.name, email, isNew: !known, password: made };
}

/** Writes somebody who signs in with a password; returns their ID. */
export async function createUser(
  tx: Prisma.TransactionClient,
  now: Date,
  { name, email, hash }: { name: string; email: string; hash: string },
): Promise<string> {
  const id = newId.plain();
  const stamps = { createdAt: now, updatedAt: now };
  await tx.user.create({ data: { id, name, email, emailVerified: true, ...stamps } });
  await tx.credential.create({
    data: { id: newId.plain(), accountId: id, providerId: "credential", userId: id, password: hash, ...stamps },
  });
  return id;
}

/**
 * Gives a member another role.
 *
 * @throws ForbiddenError  the actor is no administrator
 * @throws NotFoundError   the membership is gone
 * @throws ValidationError the role does not fit the account
 * @throws ConflictError   they are the last administrator
 */
export async function changeRole(ctx: Context, input: z.output<typeof changeRoleInput>): Promise<void> {
  authorizeAdministration(ctx);
  const { membershipId, role } = input;
  await ctx.prisma.$transaction(async (tx) => {
    const { account, accountId, user, role: before } = await getMembership(tx, membershipId);
    requireFit(role, account.kinds);
    if (role !== "ADMIN") await requireAnotherAdministrator(tx, membershipId);
    await tx.membership.update({ where: { id: membershipId }, data: { role } });
    const data = { before, after: role };
    await tx.auditEntry.create({
      data: auditRow(ctx, { action: "ROLE_CHANGED", object: user.email, accountId, data }),
    });
  });
}

/**
 * Takes somebody out of an account. They keep their other accounts.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws NotFoundError  the membership is gone
 * @throws ConflictError  they are the last administrator
 */
export async function removeMembership(ctx: Context, input: z.output<typeof removeMembershipInput>): Promise<void> {
  authorizeAdministration(ctx);
  const { membershipId } = input;
  await ctx.prisma.$transaction(async (tx) => {
    const { accountId, user, role } = await getMembership(tx, membershipId);
    await requireAnotherAdministrator(tx, membershipId);
    await tx.membership.delete({ where: { id: membershipId } });
    await tx.auditEntry.create({
      data: auditRow(ctx, { action: "ACCESS_REMOVED", object: user.email, accountId, data: { before: role } }),
    });
  });
}

function requireFit(role: Role, kinds: string[]) {
  if (rolesOf(kinds).includes(role)) return;
  throw new ValidationError(`${roleLabels[role]} does not fit this account.`, {
    fields: [{ name: "role", message: "Choose a role that fits the account." }],
  });
}

async function getMembership(tx: Prisma.TransactionClient, id: string) {
  const found = await tx.membership.findUnique({
    where: { id },
    select: { accountId: true, role: true, account: { select: { kinds: true } }, user: { select: { email: true } } },
  });
  if (!found) throw new NotFoundError("This person does not belong to the account any more.");
  return found;
}

/** Locks all administrators, so that two of them cannot remove each other at the same moment. */
async function requireAnotherAdministrator(tx: Prisma.TransactionClient, membershipId: string) {
  const administrators = await tx.$queryRaw<
    { id: string }[]
  >`select id from membership where role = 'ADMIN' for update`;
  if (administrators.some(({ id }) => id !== membershipId) || !administrators.length) return;
  throw new ConflictError("Nothing was changed. This is the last administrator: make somebody else one first.");
}

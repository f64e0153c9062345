import type { z } from "zod";
import { auditRow, recordAudit } from "../audit/record";
import { revokeContactLinks } from "../cancellation-requests/links";
import { type Context, inTransaction } from "../context";
import { type Db, sql } from "../db";
import { ConflictError, NotFoundError } from "../errors";
import { newId } from "../ids";
import { authorizeAdministration, isDuplicate } from "./authorize";
import type { addContactInput, removeContactInput } from "./schema";

export type AccountContact = { id: string; name: string; email: string };

/** The registered addresses of an account, oldest first. */
export const listContacts = (db: Db, accountId: string) =>
  db.rows<AccountContact>(
    sql`select id, name, email from account_contact where account_id = ${accountId} order by created_at, id`,
  );

/**
 * Adds an address that is told about everything that happens to the account's agreements from now on. A buyer's address gets
 * a link to decide with each new request.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws NotFoundError  there is no such account
 * @throws ConflictError  the account has this address already
 */
export async function addContact(ctx: Context, input: z.output<typeof addContactInput>): Promise<void> {
  authorizeAdministration(ctx);
  const { accountId, name, email } = input;
  if (!(await ctx.prisma.account.count({ where: { id: accountId } }))) {
    throw new NotFoundError(`There is no account ${accountId}.`);
  }
  try {
    await ctx.prisma.$transaction([
      ctx.prisma.accountContact.create({ data: { id: newId.plain(), accountId, name, email, createdAt: ctx.now } }),
      ctx.prisma.auditEntry.create({ data: auditRow(ctx, { action: "ADDRESS_ADDED", object: email, accountId }) }),
    ]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new ConflictError(`${email} is told already.`, {
      fields: [{ name: "email", message: "This address is told already." }],
    });
  }
}

/**
 * Stops telling an address, and ends the links with which it could still decide.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws NotFoundError  the account has no such address
 */
export async function removeContact(ctx: Context, input: z.output<typeof removeContactInput>): Promise<void> {
  authorizeAdministration(ctx);
  const { accountId, contactId } = input;
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db.row<{ email: string }>(sql`
      delete from account_contact where id = ${contactId} and account_id = ${accountId} returning email`);
    if (!gone) throw new NotFoundError("This address is gone already.");
    await revokeContactLinks(ctx, { accountId, email: gone.email });
    await recordAudit(ctx, { action: "ADDRESS_REMOVED", object: gone.email, accountId });
  });
}

import { z } from "zod";
import { addressKeyForm } from "../accounts/address-key";
import { deliveryStates, type MailboxPage } from "../deliveries/mail";
import { listMailbox } from "../deliveries/queries";
import { isSandbox } from "../env";
import { portalContext } from "./portal";

/** Who may open the mailbox: everybody in a sandbox, where it is the only place mail goes; administrators in a live portal. */
export const mailboxContext = () => (isSandbox() ? portalContext() : portalContext("admin"));

const seq = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined);
const query = z.object({
  toKey: z.string().regex(addressKeyForm).optional().catch(undefined),
  state: z.enum(deliveryStates).optional().catch(undefined),
  before: seq,
  after: seq,
});

/** What the mailbox's page reads from its address. What the address says wrongly is left out. */
export async function readMailboxPage(searchParams: Promise<Record<string, string | string[] | undefined>>) {
  const { person: _, ...ctx } = await mailboxContext();
  const params: MailboxPage = query.parse(await searchParams);
  return { params, now: ctx.now, ...(await listMailbox(ctx, params)) };
}

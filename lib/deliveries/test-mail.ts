import { z } from "zod";
import { testMail } from "../../emails/test-mail";
import { authorizeAdministration } from "../accounts/authorize";
import { nameOf } from "../auth/actor";
import type { Context } from "../context";
import { env } from "../env";
import { ConflictError } from "../errors";
import { newId } from "../ids";
import { paths } from "../paths";
import { sender } from "./message";
import { smtpTransport, type Transport } from "./transport";

export const testMailInput = z.object({ to: z.string().trim().max(254).pipe(z.email("Enter an email address.")) });

/**
 * Sends one mail at once, past the queue, and tells what the mail server said.
 *
 * @throws ForbiddenError the actor is no administrator
 * @throws ConflictError  no mail server is configured, or it did not take the mail
 */
export async function sendTestMail(
  ctx: Context,
  { to }: z.output<typeof testMailInput>,
  open: () => Transport | null = ownTransport,
): Promise<void> {
  authorizeAdministration(ctx);
  const transport = open();
  if (!transport) throw new ConflictError("No mail server is configured. Set SMTP_URL and start the portal again.");
  const { appUrl } = env();
  const { hostname } = new URL(appUrl);
  const name = nameOf(ctx.actor);
  const id = newId.plain();
  try {
    await transport.send({
      ...(await testMail({ to: { name }, portalUrl: appUrl, settingsUrl: appUrl + paths.preferences() })),
      id,
      from: sender(hostname),
      to: { name, address: to },
      headers: { "Message-ID": `<${id}@${hostname}>`, "Auto-Submitted": "auto-generated", "X-Portal-Kind": "TEST" },
      attachments: [],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConflictError(`The mail server did not take it: ${reason.slice(0, 300)}`);
  } finally {
    transport.close();
  }
}

/** A connection of its own: the relay's belongs to the relay. */
const ownTransport = () => {
  const url = env().SMTP_URL;
  return url ? smtpTransport(url) : null;
};

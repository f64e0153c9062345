import { mailboxContext } from "@/lib/callers/mailbox";
import { orNotFound } from "@/lib/callers/not-found";
import { getMessage } from "@/lib/deliveries/queries";

type Props = { params: Promise<{ messageId: string; index: string }> };

/** One attachment of a mail, as a file. */
export async function GET(_: Request, { params }: Props) {
  const { person: __, ...ctx } = await mailboxContext();
  const { messageId, index } = await params;
  const { attachments } = await orNotFound(getMessage(ctx, { messageId }));
  const attachment = attachments?.[Number(index)];
  if (!attachment) return new Response(null, { status: 404 });
  return new Response(attachment.content, {
    headers: {
      "Content-Type": attachment.contentType,
      "Content-Disposition": `attachment; filename="${attachment.filename.replace(/[^\w.-]/g, "_")}"`,
    },
  });
}

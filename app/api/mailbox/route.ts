import { z } from "zod";
import { keyRoute, readQuery } from "@/lib/callers/json";
import { listWholeMessages } from "@/lib/deliveries/queries";

const query = z.object({
  to: z.string().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The mails a sandbox has sent, newest first. */
export const GET = keyRoute(
  async (ctx, request) => {
    const messages = await listWholeMessages(ctx, { ...readQuery(request, query), state: "SENT" });
    return messages.map(({ id, kind, recipient, subject, text, html, headers, attachments, createdAt, sentAt }) => ({
      id,
      kind,
      to: recipient,
      subject,
      text,
      html,
      headers,
      attachments,
      createdAt,
      sentAt,
    }));
  },
  { sandboxOnly: true },
);

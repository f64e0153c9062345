import { mailboxContext } from "@/lib/callers/mailbox";
import { orNotFound } from "@/lib/callers/not-found";
import { getMessage } from "@/lib/deliveries/queries";

type Props = { params: Promise<{ messageId: string }> };

/** A mail as its reader sees it. It can load nothing and run nothing; its links open pages of their own. */
export async function GET(_: Request, { params }: Props) {
  const { person: __, ...ctx } = await mailboxContext();
  const { html } = await orNotFound(getMessage(ctx, await params));
  if (html === null) return new Response(null, { status: 404 });
  return new Response(html, { headers });
}

const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
];
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": policy.join("; "),
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "private, no-store",
};

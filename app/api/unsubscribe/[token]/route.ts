import { system } from "@/lib/auth/actor";
import { startContext } from "@/lib/context";
import { paths } from "@/lib/paths";
import { unsubscribe } from "@/lib/recipients/unsubscribe";

type Props = { params: Promise<{ token: string }> };

/**
 * Mail programs post here with one click. Links in mails are also opened by scanners: opening changes nothing.
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
export async function POST(_: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  const found = await unsubscribe(await startContext(system), token);
  return new Response(found ? "Stopped.\n" : "This link is not known.\n", {
    status: found ? 200 : 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 303, headers: { Location: paths.unsubscribe(encodeURIComponent(token)) } });
}

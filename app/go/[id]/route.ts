import { redirect } from "next/navigation";
import { findPlace } from "@/lib/callers/go";
import { portalContext } from "@/lib/callers/portal";

type Props = { params: Promise<{ id: string }> };

/** Any identifier leads to its page; other words to a search of the hat's own list. */
export async function GET(_: Request, { params }: Props) {
  const { person, ...ctx } = await portalContext();
  redirect(await findPlace(ctx, person.current.hat, decodeURIComponent((await params).id)));
}

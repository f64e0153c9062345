import { exportSubscriptions } from "@/lib/agreements/list";
import { subscriptionColumns } from "@/lib/agreements/subscription-columns";
import { subscriptionListSpec } from "@/lib/agreements/subscription-spec";
import { csvResponse, readListQuery } from "@/lib/callers/export";
import { portalContext } from "@/lib/callers/portal";

type Props = { params: Promise<{ tab: string }> };

export async function GET(request: Request, { params: route }: Props) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const tab = (await route).tab === "inactive" ? "inactive" : "active";
  const { params, columns } = readListQuery(request, subscriptionListSpec, subscriptionColumns);
  return csvResponse("subscriptions", columns, exportSubscriptions(ctx, params, tab), ctx.now);
}

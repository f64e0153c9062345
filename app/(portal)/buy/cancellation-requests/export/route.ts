import { csvResponse, readListQuery } from "@/lib/callers/export";
import { portalContext } from "@/lib/callers/portal";
import { buyerRequestColumns } from "@/lib/cancellation-requests/columns";
import { exportCancellationRequests } from "@/lib/cancellation-requests/list";
import { requestListSpec } from "@/lib/cancellation-requests/list-spec";

export async function GET(request: Request) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const { params, columns } = readListQuery(request, requestListSpec, buyerRequestColumns);
  return csvResponse("cancellation-requests", columns, exportCancellationRequests(ctx, params), ctx.now);
}

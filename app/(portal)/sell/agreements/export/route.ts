import { agreementListColumns } from "@/lib/agreements/columns";
import { exportSellerAgreements } from "@/lib/agreements/list";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { csvResponse, readListQuery } from "@/lib/callers/export";
import { portalContext } from "@/lib/callers/portal";

export async function GET(request: Request) {
  const { person: _, ...ctx } = await portalContext("seller", "manufacturer");
  const { params, columns } = readListQuery(request, agreementListSpec, agreementListColumns);
  return csvResponse("agreements", columns, exportSellerAgreements(ctx, params), ctx.now);
}

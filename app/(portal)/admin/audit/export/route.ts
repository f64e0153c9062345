import { listAuditLog } from "@/lib/audit/queries";
import { downloadLog } from "@/lib/callers/log-export";

/** The audit log under the page's filter, as a file. */
export const GET = downloadLog("audit", ["admin"], listAuditLog);

import { listActivityLog } from "@/lib/audit/queries";
import { downloadLog } from "@/lib/callers/log-export";

/** The activity log under the page's filter, as a file. */
export const GET = downloadLog("activity", [], listActivityLog);

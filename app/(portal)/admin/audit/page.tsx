import type { Metadata } from "next";
import { ActivityLog } from "@/components/activity/activity-log";
import { listAuditLog } from "@/lib/audit/queries";
import { actionChoices, exportAddress, logRow } from "@/lib/audit/rows";
import { sources } from "@/lib/audit/words";
import { readLogQuery } from "@/lib/callers/log-page";
import { portalContext } from "@/lib/callers/portal";

export const metadata: Metadata = { title: "Audit log" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("admin");
  const { filter, query } = readLogQuery(await searchParams);
  const { entries, next } = await listAuditLog(ctx, filter);
  return (
    <ActivityLog
      title="Audit log"
      description="Everything that happened in this portal, over all accounts. Entries are never changed or deleted."
      rows={entries.map(logRow)}
      exportHref={exportAddress("/admin/audit/export", query)}
      actions={actionChoices()}
      {...{ next, query, sources }}
    />
  );
}

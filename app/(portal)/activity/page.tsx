import type { Metadata } from "next";
import { ActivityLog } from "@/components/activity/activity-log";
import { listActivityLog } from "@/lib/audit/queries";
import { actionChoices, exportAddress, logRow } from "@/lib/audit/rows";
import { sources } from "@/lib/audit/words";
import { readLogQuery } from "@/lib/callers/log-page";
import { portalContext } from "@/lib/callers/portal";

export const metadata: Metadata = { title: "Activity log" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ActivityPage({ searchParams }: Props) {
  const { person, ...ctx } = await portalContext();
  const { filter, query } = readLogQuery(await searchParams);
  const { entries, next } = await listActivityLog(ctx, filter);
  return (
    <ActivityLog
      title="Activity log"
      description={`What happened to the agreements of ${person.current.accountName}, and what its people did here.`}
      rows={entries.map(logRow)}
      exportHref={exportAddress("/activity/export", query)}
      actions={actionChoices()}
      {...{ next, query, sources }}
    />
  );
}

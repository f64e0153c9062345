import { subDays } from "date-fns";
import type { Metadata } from "next";
import { AdminRequests } from "@/components/admin/admin-requests";
import { SummaryStrip } from "@/components/admin/summary-strip";
import { DroppedParts } from "@/components/table/dropped-parts";
import { Stack } from "@/components/ui/stack";
import { readListPage } from "@/lib/callers/list-page";
import { portalContext } from "@/lib/callers/portal";
import { adminRequestColumns } from "@/lib/cancellation-requests/columns";
import { summarizeRequests } from "@/lib/cancellation-requests/home";
import { listCancellationRequests } from "@/lib/cancellation-requests/list";
import { requestFilterSets, requestListSpec } from "@/lib/cancellation-requests/list-spec";
import { whyNot } from "@/lib/cancellation-requests/policy";
import { paths } from "@/lib/paths";
import { listActions } from "../../_lists/list-actions";
import { openRequest } from "../view-as";
import { replaceLink, resend } from "./actions";

export const metadata: Metadata = { title: "Cancellation Requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminRequestsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("admin");
  const path = paths.admin.cancellationRequests();
  const state = await readListPage(ctx, requestListSpec, adminRequestColumns, await searchParams, path);
  const [list, summary] = await Promise.all([listCancellationRequests(ctx, state.params), summarizeRequests(ctx)]);
  const rows = list.rows.map((row) => ({
    ...row,
    refusals: {
      resend: whyNot("resend", ctx.actor, row, ctx.now),
      replaceLink: whyNot("replaceLink", ctx.actor, row, ctx.now),
    },
  }));
  return (
    <Stack>
      <SummaryStrip summary={summary} />
      <DroppedParts parts={state.dropped} />
      <AdminRequests
        {...list}
        {...state}
        rows={rows}
        now={ctx.now}
        builtIn={requestFilterSets({ since: subDays(ctx.now, 30).toISOString().slice(0, 10) })}
        listActions={listActions}
        actions={{ resend, replaceLink, openRequest }}
      />
    </Stack>
  );
}

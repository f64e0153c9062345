import { subDays } from "date-fns";
import type { Metadata } from "next";
import { SellTabs } from "@/components/agreements/sell-tabs";
import { SellerRequests } from "@/components/cancellation-requests/seller-requests";
import { DroppedParts } from "@/components/table/dropped-parts";
import { readListPage } from "@/lib/callers/list-page";
import { portalContext } from "@/lib/callers/portal";
import { requestListColumns } from "@/lib/cancellation-requests/columns";
import { summarizePending } from "@/lib/cancellation-requests/counts";
import { listCancellationRequests } from "@/lib/cancellation-requests/list";
import { requestFilterSets, requestListSpec } from "@/lib/cancellation-requests/list-spec";
import { whyNot } from "@/lib/cancellation-requests/policy";
import { paths } from "@/lib/paths";
import { listActions } from "../../../_lists/list-actions";
import { readLink, replaceLink, resend, withdraw } from "../../cancellation-requests/actions";

export const metadata: Metadata = { title: "Cancellation requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CancellationRequestsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("seller");
  const path = paths.sell.cancellationRequests();
  const state = await readListPage(ctx, requestListSpec, requestListColumns, await searchParams, path);
  const [list, pending] = await Promise.all([listCancellationRequests(ctx, state.params), summarizePending(ctx)]);
  const rows = list.rows.map((row) => ({
    ...row,
    refusals: {
      withdraw: whyNot("withdraw", ctx.actor, row, ctx.now),
      resend: whyNot("resend", ctx.actor, row, ctx.now),
      replaceLink: whyNot("replaceLink", ctx.actor, row, ctx.now),
      copyLink: whyNot("copyLink", ctx.actor, row, ctx.now),
    },
  }));
  return (
    <>
      <SellTabs active={path} pending={pending.count} />
      <DroppedParts parts={state.dropped} />
      <SellerRequests
        {...list}
        {...state}
        rows={rows}
        now={ctx.now}
        builtIn={requestFilterSets({ since: subDays(ctx.now, 30).toISOString().slice(0, 10) })}
        listActions={listActions}
        actions={{ withdraw, resend, replaceLink, readLink }}
      />
    </>
  );
}

import { subDays } from "date-fns";
import type { Metadata } from "next";
import { BuyerRequests } from "@/components/buy/buyer-requests";
import { DroppedParts } from "@/components/table/dropped-parts";
import { readListPage } from "@/lib/callers/list-page";
import { portalContext } from "@/lib/callers/portal";
import { buyerRequestColumns } from "@/lib/cancellation-requests/columns";
import { listCancellationRequests } from "@/lib/cancellation-requests/list";
import { buyerFilterSets, requestListSpec } from "@/lib/cancellation-requests/list-spec";
import { paths } from "@/lib/paths";
import { listActions } from "../../_lists/list-actions";

export const metadata: Metadata = { title: "Cancellation requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BuyerRequestsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const path = paths.buy.cancellationRequests();
  const state = await readListPage(ctx, requestListSpec, buyerRequestColumns, await searchParams, path);
  const list = await listCancellationRequests(ctx, state.params);
  return (
    <>
      <DroppedParts parts={state.dropped} />
      <BuyerRequests
        {...list}
        {...state}
        now={ctx.now}
        builtIn={buyerFilterSets({ since: subDays(ctx.now, 30).toISOString().slice(0, 10) })}
        listActions={listActions}
      />
    </>
  );
}

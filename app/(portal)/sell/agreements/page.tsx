import type { Metadata } from "next";
import { AgreementsTable } from "@/components/agreements/agreements-table";
import { SellTabs } from "@/components/agreements/sell-tabs";
import { DroppedParts } from "@/components/table/dropped-parts";
import { agreementListColumns } from "@/lib/agreements/columns";
import { agreementFilterSets } from "@/lib/agreements/filter-sets";
import { listSellerAgreements } from "@/lib/agreements/list";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { cancellationRefusals } from "@/lib/agreements/policy";
import { readListPage } from "@/lib/callers/list-page";
import { portalContext } from "@/lib/callers/portal";
import { summarizePending } from "@/lib/cancellation-requests/counts";
import { paths } from "@/lib/paths";
import { listActions } from "../../_lists/list-actions";

export const metadata: Metadata = { title: "Agreements" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AgreementsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("seller", "manufacturer");
  const state = await readListPage(
    ctx,
    agreementListSpec,
    agreementListColumns,
    await searchParams,
    paths.sell.agreements(),
  );
  const [list, pending] = await Promise.all([listSellerAgreements(ctx, state.params), summarizePending(ctx)]);
  const rows = list.rows.map((row) => ({
    ...row,
    refusals: cancellationRefusals(ctx.actor, row, ctx.now).map(({ text, link }) => ({ text, link })),
  }));
  return (
    <>
      <SellTabs active={paths.sell.agreements()} pending={pending.count} />
      <DroppedParts parts={state.dropped} />
      <AgreementsTable
        {...list}
        {...state}
        rows={rows}
        now={ctx.now}
        builtIn={agreementFilterSets(ctx.now)}
        listActions={listActions}
        exportName="seller-agreements"
      />
    </>
  );
}

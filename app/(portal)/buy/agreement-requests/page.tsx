import type { Metadata } from "next";
import { AgreementRequests } from "@/components/agreement-requests/agreement-requests";
import { DroppedParts } from "@/components/table/dropped-parts";
import { agreementRequestColumns } from "@/lib/agreement-requests/columns";
import { listAgreementRequests } from "@/lib/agreement-requests/list";
import { agreementRequestFilterSets, agreementRequestListSpec } from "@/lib/agreement-requests/list-spec";
import { readListPage } from "@/lib/callers/list-page";
import { portalContext } from "@/lib/callers/portal";
import { paths } from "@/lib/paths";
import { listActions } from "../../_lists/list-actions";

export const metadata: Metadata = { title: "Agreement requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AgreementRequestsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const path = paths.buy.agreementRequests();
  const state = await readListPage(ctx, agreementRequestListSpec, agreementRequestColumns, await searchParams, path);
  const list = await listAgreementRequests(ctx, state.params);
  return (
    <>
      <DroppedParts parts={state.dropped} />
      <AgreementRequests
        {...list}
        {...state}
        now={ctx.now}
        builtIn={agreementRequestFilterSets}
        listActions={listActions}
      />
    </>
  );
}

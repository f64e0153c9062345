import type { Metadata } from "next";
import { SubscriptionTabs } from "@/components/buy/subscription-tabs";
import { SubscriptionsTable } from "@/components/buy/subscriptions-table";
import { DroppedParts } from "@/components/table/dropped-parts";
import { readSubscriptionsPage } from "@/lib/callers/subscriptions-page";
import { paths } from "@/lib/paths";
import { listActions } from "../../_lists/list-actions";

import { cancel } from "./actions";

export const metadata: Metadata = { title: "Manage subscriptions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const builtIn = [
  { id: "all", name: "All active", query: "" },
  { id: "request", name: "Cancellation requested", query: "?f=cancellation%3DPENDING_APPROVAL" },
];

export default async function SubscriptionsPage({ searchParams }: Props) {
  const path = paths.buy.subscriptions();
  const list = await readSubscriptionsPage(searchParams, "active", path);
  return (
    <>
      <SubscriptionTabs active={path} />
      <DroppedParts parts={list.dropped} />
      <SubscriptionsTable
        {...list}
        isActive={true}
        builtIn={builtIn}
        cancel={cancel}
        listActions={listActions}
        exportName="buyer-subscriptions"
      />
    </>
  );
}

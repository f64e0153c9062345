import type { Metadata } from "next";
import { SubscriptionTabs } from "@/components/buy/subscription-tabs";
import { SubscriptionsTable } from "@/components/buy/subscriptions-table";
import { DroppedParts } from "@/components/table/dropped-parts";
import { readSubscriptionsPage } from "@/lib/callers/subscriptions-page";
import { paths } from "@/lib/paths";
import { listActions } from "../../../_lists/list-actions";

import { cancel } from "../actions";

export const metadata: Metadata = { title: "Inactive subscriptions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const builtIn = [
  { id: "all", name: "All inactive", query: "" },
  { id: "cancelled", name: "Cancelled", query: "?f=status%3DCANCELLED" },
];

export default async function InactiveSubscriptionsPage({ searchParams }: Props) {
  const path = paths.buy.inactiveSubscriptions();
  const list = await readSubscriptionsPage(searchParams, "inactive", path);
  return (
    <>
      <SubscriptionTabs active={path} />
      <DroppedParts parts={list.dropped} />
      <SubscriptionsTable
        {...list}
        isActive={false}
        builtIn={builtIn}
        cancel={cancel}
        listActions={listActions}
        exportName="buyer-past-subscriptions"
      />
    </>
  );
}

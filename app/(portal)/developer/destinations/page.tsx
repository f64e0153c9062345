import type { Metadata } from "next";
import { DestinationsList } from "@/components/destinations/destinations-list";
import { developerContext } from "@/lib/callers/developer";
import { whyNotManage } from "@/lib/destinations/policy";
import { listDestinations } from "@/lib/destinations/queries";
import { env } from "@/lib/env";
import { detailTypesOf } from "@/lib/events/detail-types";
import { create } from "./actions";

export const metadata: Metadata = { title: "Destinations" };

type Props = { searchParams: Promise<{ pattern?: string | string[] }> };

export default async function DestinationsPage({ searchParams }: Props) {
  const { person, ...ctx } = await developerContext();
  const { pattern } = await searchParams;
  return (
    <DestinationsList
      destinations={await listDestinations(ctx)}
      create={create}
      whyNotCreate={whyNotManage(ctx.actor)}
      detailTypes={detailTypesOf(person.current.hat)}
      pattern={typeof pattern === "string" ? pattern : null}
      busEndpoint={env().EVENTBRIDGE_ENDPOINT ?? null}
    />
  );
}

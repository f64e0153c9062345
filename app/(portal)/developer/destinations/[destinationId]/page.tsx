import type { Metadata } from "next";
import { DestinationDetails } from "@/components/destinations/destination-details";
import { PageStack } from "@/components/ui/page-stack";
import { developerContext } from "@/lib/callers/developer";
import { orNotFound } from "@/lib/callers/not-found";
import { whyNotManage, whyNotPause } from "@/lib/destinations/policy";
import { getDestination } from "@/lib/destinations/queries";
import { detailTypesOf } from "@/lib/events/detail-types";
import { listDeliveries } from "@/lib/events/explorer";
import { paths } from "@/lib/paths";
import { edit, pause, remove, resend, resume, rotate, sendTest } from "../actions";

export const metadata: Metadata = { title: "Destination – Destinations" };

type Props = { params: Promise<{ destinationId: string }> };

export default async function DestinationPage({ params }: Props) {
  const { person, ...ctx } = await developerContext();
  const destination = await orNotFound(getDestination(ctx, await params));
  const { id, name, accountId } = destination;
  return (
    <PageStack
      breadcrumbs={[
        { text: "Destinations", href: paths.developer.destinations() },
        { text: name, href: paths.developer.destination(id) },
      ]}
    >
      <DestinationDetails
        destination={destination}
        deliveries={await listDeliveries(ctx, id)}
        detailTypes={detailTypesOf(person.current.hat)}
        whyNotManage={whyNotManage(ctx.actor, accountId)}
        whyNotPause={whyNotPause(ctx.actor, accountId)}
        actions={{ edit, pause, remove, resend, resume, rotate, sendTest }}
      />
    </PageStack>
  );
}

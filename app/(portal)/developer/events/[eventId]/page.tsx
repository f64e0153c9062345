import type { Metadata } from "next";
import { EventDetails } from "@/components/events/event-details";
import { PageStack } from "@/components/ui/page-stack";
import { developerContext } from "@/lib/callers/developer";
import { orNotFound } from "@/lib/callers/not-found";
import { whyNotManage } from "@/lib/destinations/policy";
import { getEvent } from "@/lib/events/explorer";
import { timelineEntry } from "@/lib/events/timeline";
import { paths } from "@/lib/paths";
import { resend } from "../../destinations/actions";

export const metadata: Metadata = { title: "Event – Events" };

type Props = { params: Promise<{ eventId: string }> };

export default async function EventPage({ params }: Props) {
  const { person: _, ...ctx } = await developerContext();
  const event = await orNotFound(getEvent(ctx, await params));
  const { id, detailType, accountId } = event;
  return (
    <PageStack
      breadcrumbs={[
        { text: "Events", href: paths.developer.events() },
        { text: id, href: paths.developer.event(id) },
      ]}
    >
      <EventDetails
        event={event}
        happened={timelineEntry(event).text}
        pattern={JSON.stringify({ "detail-type": [detailType] }, null, 2)}
        resend={resend}
        whyNotResend={whyNotManage(ctx.actor, accountId)}
      />
    </PageStack>
  );
}

import type { Metadata } from "next";
import { RequestDetails } from "@/components/cancellation-requests/request-details";
import { SellerRequestHeader } from "@/components/cancellation-requests/seller-request-header";
import { PageStack } from "@/components/ui/page-stack";
import { orNotFound } from "@/lib/callers/not-found";
import { readSellerSide } from "@/lib/callers/pending-panel";
import { lookOfRequest, portalContext } from "@/lib/callers/portal";
import { listRequestEmails } from "@/lib/cancellation-requests/emails";
import { progressOf } from "@/lib/cancellation-requests/progress";
import { getCancellationRequest } from "@/lib/cancellation-requests/queries";
import { viewOf } from "@/lib/cancellation-requests/request";
import { listActivity } from "@/lib/events/queries";
import { timelineEntry } from "@/lib/events/timeline";
import { paths } from "@/lib/paths";
import { readLink, replaceLink, resend, withdraw } from "../actions";

type Props = { params: Promise<{ requestId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).requestId} – Cancellation request` };
}

export default async function RequestPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("seller");
  const request = viewOf(await orNotFound(getCancellationRequest(ctx, await params)));
  const [side, emails, activity] = await Promise.all([
    readSellerSide(ctx, request),
    listRequestEmails(ctx, request.id),
    listActivity(ctx, { agreementId: request.agreementId, requestId: request.id }),
  ]);
  return (
    <PageStack
      breadcrumbs={[
        { text: "Cancellation requests", href: paths.sell.cancellationRequests() },
        { text: request.id, href: paths.sell.cancellationRequest(request.id) },
      ]}
    >
      <SellerRequestHeader
        {...side}
        request={request}
        now={ctx.now}
        actions={{ withdraw, resend, replaceLink, readLink }}
      />
      <RequestDetails
        request={request}
        steps={progressOf(request, await lookOfRequest())}
        emails={emails}
        entries={activity.map(timelineEntry)}
        now={ctx.now}
        agreementHref={paths.sell.agreement(request.agreementId)}
      />
    </PageStack>
  );
}

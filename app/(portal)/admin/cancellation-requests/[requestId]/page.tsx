import type { Metadata } from "next";
import { ViewButtons } from "@/components/admin/view-buttons";
import { RequestDetails } from "@/components/cancellation-requests/request-details";
import { RequestTitle } from "@/components/cancellation-requests/request-title";
import { PageStack } from "@/components/ui/page-stack";
import { orNotFound } from "@/lib/callers/not-found";
import { lookOfRequest, portalContext } from "@/lib/callers/portal";
import { listRequestEmails } from "@/lib/cancellation-requests/emails";
import { progressOf } from "@/lib/cancellation-requests/progress";
import { getCancellationRequest } from "@/lib/cancellation-requests/queries";
import { viewOf } from "@/lib/cancellation-requests/request";
import { listActivity } from "@/lib/events/queries";
import { timelineEntry } from "@/lib/events/timeline";
import { paths } from "@/lib/paths";
import { openRequest } from "../../view-as";

type Props = { params: Promise<{ requestId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).requestId} – Cancellation Requests` };
}

export default async function AdminRequestPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("admin");
  const request = viewOf(await orNotFound(getCancellationRequest(ctx, await params)));
  const [emails, activity] = await Promise.all([
    listRequestEmails(ctx, request.id),
    listActivity(ctx, { agreementId: request.agreementId, requestId: request.id }),
  ]);
  return (
    <PageStack
      breadcrumbs={[
        { text: "Cancellation Requests", href: paths.admin.cancellationRequests() },
        { text: request.id, href: paths.admin.cancellationRequest(request.id) },
      ]}
    >
      <RequestTitle
        request={request}
        now={ctx.now}
        note="Only the parties to an agreement can decide. Administrators watch."
      />
      <ViewButtons requestId={request.id} open={openRequest} />
      <RequestDetails
        request={request}
        steps={progressOf(request, await lookOfRequest())}
        emails={emails}
        entries={activity.map(timelineEntry)}
        now={ctx.now}
        agreementHref={null}
      />
    </PageStack>
  );
}

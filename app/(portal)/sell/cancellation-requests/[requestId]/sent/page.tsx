import type { Metadata } from "next";
import { RequestSent } from "@/components/cancellation-requests/request-sent";
import { PageStack } from "@/components/ui/page-stack";
import { orNotFound } from "@/lib/callers/not-found";
import { readSellerSide } from "@/lib/callers/pending-panel";
import { portalContext } from "@/lib/callers/portal";
import { getCancellationRequest } from "@/lib/cancellation-requests/queries";
import { viewOf } from "@/lib/cancellation-requests/request";
import { paths } from "@/lib/paths";
import { readLink } from "../../actions";

export const metadata: Metadata = { title: "Request sent" };

type Props = { params: Promise<{ requestId: string }> };

export default async function RequestSentPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("seller");
  const request = viewOf(await orNotFound(getCancellationRequest(ctx, await params)));
  const { url, emailState } = await readSellerSide(ctx, request);
  return (
    <PageStack
      breadcrumbs={[
        { text: "Agreements", href: paths.sell.agreements() },
        { text: request.agreementId, href: paths.sell.agreement(request.agreementId) },
        { text: "Request sent", href: paths.sell.cancellationRequestSent(request.id) },
      ]}
    >
      <RequestSent request={request} url={url} emailState={emailState} readLink={readLink} />
    </PageStack>
  );
}

import type { Metadata } from "next";
import { AgreementRequestHeader } from "@/components/agreement-requests/agreement-request-header";
import { Quote } from "@/components/agreement-requests/quote";
import { TermCards } from "@/components/agreements/term-cards";
import { PageStack } from "@/components/ui/page-stack";
import { viewOf } from "@/lib/agreement-requests/agreement-request";
import { whyNotAcceptRequest } from "@/lib/agreement-requests/policy";
import { getAgreementRequest } from "@/lib/agreement-requests/queries";
import { summarizeTerm } from "@/lib/agreements/terms";
import { orNotFound } from "@/lib/callers/not-found";
import { portalContext } from "@/lib/callers/portal";
import { paths } from "@/lib/paths";
import { accept } from "./actions";

type Props = { params: Promise<{ agreementRequestId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).agreementRequestId} – Agreement request` };
}

export default async function AgreementRequestPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const request = viewOf(await orNotFound(getAgreementRequest(ctx, await params)), ctx.now);
  return (
    <PageStack
      breadcrumbs={[
        { text: "Agreement requests", href: paths.buy.agreementRequests() },
        { text: request.id, href: paths.buy.agreementRequest(request.id) },
      ]}
    >
      <AgreementRequestHeader
        request={request}
        whyNot={whyNotAcceptRequest(ctx.actor, request.status)}
        accept={accept}
      />
      <Quote request={request} now={ctx.now} />
      <TermCards terms={request.acceptedTerms.map((term) => ({ ...term, ...summarizeTerm(term) }))} />
    </PageStack>
  );
}

import type { Metadata } from "next";
import { AskApprovers } from "@/components/cancellation-requests/response/ask-approvers";
import { Card } from "@/components/cancellation-requests/response/card";
import { CleanupChecklist } from "@/components/cancellation-requests/response/cleanup-checklist";
import { DeadlineStrip } from "@/components/cancellation-requests/response/deadline-strip";
import { Notice } from "@/components/cancellation-requests/response/notice";
import { Outcome } from "@/components/cancellation-requests/response/outcome";
import { RequestFacts } from "@/components/cancellation-requests/response/request-facts";
import styles from "@/components/cancellation-requests/response/response.module.css";
import { ResponseForms } from "@/components/cancellation-requests/response/response-forms";
import { CodeButton } from "@/components/code/code-button";
import { PageStack } from "@/components/ui/page-stack";
import { readBuyerReview } from "@/lib/callers/buyer-review";
import { calls } from "@/lib/equivalent-call";
import { paths } from "@/lib/paths";
import { approve, deny } from "./actions";

type Props = { params: Promise<{ requestId: string }>; searchParams: Promise<{ late?: string }> };
type Review = Awaited<ReturnType<typeof readBuyerReview>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).requestId} – Agreement cancellation request` };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const review = await readBuyerReview(params);
  const { request, agreement, charges, history, now, isFrozen, state } = review;
  const isWaiting = state.kind === "decide" || state.kind === "ask";
  return (
    <PageStack
      breadcrumbs={[
        { text: "Cancellation requests", href: paths.buy.cancellationRequests() },
        { text: request.id, href: paths.buy.cancellationRequest(request.id) },
      ]}
    >
      <div className={`${styles.theme} ${styles.stack}`}>
        <h1 className={styles.title}>Agreement cancellation request</h1>
        <p className={styles.lead}>
          {request.proposerName} asks to cancel {request.productTitle}.
        </p>
        {(await searchParams).late !== undefined && (
          <Notice type="warning" role="alert" title="Your response was not recorded.">
            <p>The request was no longer pending when it arrived. This is how it stands now.</p>
          </Notice>
        )}
        {isWaiting && <DeadlineStrip deadline={request.respondBy} now={now} isFrozen={isFrozen} />}
        <div className={isWaiting ? styles.columns : styles.narrow}>
          <div className={styles.facts}>
            {!isWaiting && <Result review={review} />}
            <RequestFacts request={request} agreement={agreement} charges={charges} history={history} />
            <p>
              <CodeButton
                calls={[
                  calls.getRequest(request),
                  ...(state.kind === "decide" ? [calls.approve(request), calls.reject(request)] : []),
                ]}
              />
            </p>
          </div>
          {isWaiting && (
            <div className={styles.aside}>
              <CleanupChecklist />
              <Card title="Agreement cancellation response" id="response-title" tone="strong">
                <Response review={review} />
              </Card>
            </div>
          )}
        </div>
      </div>
    </PageStack>
  );
}

function Response({ review: { state, request, now, isFrozen } }: { review: Review }) {
  if (state.kind === "ask") {
    return <AskApprovers approvers={state.approvers} buyerName={request.acceptorName} />;
  }
  return (
    <ResponseForms
      sellerName={request.proposerName}
      deadline={request.respondBy}
      now={now}
      isFrozen={isFrozen}
      approve={approve}
      deny={deny}
      hidden={{ requestId: request.id }}
    />
  );
}

function Result({ review: { state, request, supportContact } }: { review: Review }) {
  switch (state.kind) {
    case "approved":
    case "denied":
    case "approvedAutomatically":
    case "withdrawn":
    case "failed":
    case "ended":
      return (
        <Outcome
          outcome={state}
          requestId={request.id}
          sellerName={request.proposerName}
          buyerName={request.acceptorName}
          productTitle={request.productTitle}
          supportContact={supportContact}
        />
      );
    default:
      return null;
  }
}

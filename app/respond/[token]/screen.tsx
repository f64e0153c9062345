import { AskApprovers } from "@/components/cancellation-requests/response/ask-approvers";
import { Card } from "@/components/cancellation-requests/response/card";
import { CleanupChecklist } from "@/components/cancellation-requests/response/cleanup-checklist";
import { DeadlineStrip } from "@/components/cancellation-requests/response/deadline-strip";
import { Notice } from "@/components/cancellation-requests/response/notice";
import { Outcome } from "@/components/cancellation-requests/response/outcome";
import { RequestFacts } from "@/components/cancellation-requests/response/request-facts";
import { RequestSummary } from "@/components/cancellation-requests/response/request-summary";
import styles from "@/components/cancellation-requests/response/response.module.css";
import { ResponseForms } from "@/components/cancellation-requests/response/response-forms";
import { factsOf, type PageVisit } from "@/lib/callers/response-page";
import { formatDay, maskAccount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { approve, deny } from "./actions";
import { Identify } from "./identify";

type Props = { visit: PageVisit; contactId: string | undefined };

/** Each state of the request and its viewer has one screen. */
export function Screen({ visit, contactId }: Props) {
  const { state, request } = visit;
  switch (state.kind) {
    case "replaced":
      return (
        <Notice type="warning" title="This link was replaced.">
          <p>
            Use the newest email{state.newestMailAt && ` from ${formatDay(state.newestMailAt)}`} or{" "}
            <a href={paths.signIn(visit.here)}>sign in</a>.
          </p>
        </Notice>
      );
    case "elsewhere":
      return <Elsewhere visit={visit} accountName={state.accountName} />;
    case "identify":
      return (
        <div className={styles.narrow}>
          <Deadline visit={visit} />
          <Summary visit={visit} />
          <Identify visit={visit} contactId={contactId} />
        </div>
      );
    case "closed":
      return (
        <div className={styles.narrow}>
          <Notice type="info" title="No response is needed any more.">
            <p>
              <a href={paths.signIn(visit.here)}>Sign in</a> to see what became of this request.
            </p>
          </Notice>
          <Summary visit={visit} />
        </div>
      );
    case "decide":
    case "ask":
    case "preview":
      return <Waiting visit={visit} />;
    default:
      return (
        <div className={styles.narrow}>
          <Preview visit={visit} />
          <Outcome
            outcome={state}
            requestId={request.id}
            sellerName={request.proposerName}
            buyerName={request.acceptorName}
            productTitle={request.productTitle}
            supportContact={visit.supportContact}
          />
          <Facts visit={visit} />
        </div>
      );
  }
}

/** The request while it waits: the deadline, the facts, and the response of those who may give it. */
const Waiting = ({ visit }: { visit: PageVisit }) => (
  <>
    <Preview visit={visit} />
    <Deadline visit={visit} />
    <div className={styles.columns}>
      <div className={styles.facts}>
        <Facts visit={visit} />
        {visit.state.kind === "decide" && (
          <a href="#response-title" className={styles.jump}>
            Go to your response
          </a>
        )}
      </div>
      <div className={styles.aside}>
        <CleanupChecklist />
        <Card title="Agreement cancellation response" id="response-title" tone="strong">
          <Response visit={visit} />
        </Card>
      </div>
    </div>
  </>
);

function Response({ visit }: { visit: PageVisit }) {
  const { state, request, isFrozen, ctx, viewToken } = visit;
  if (state.kind === "ask") {
    return <AskApprovers approvers={state.approvers} buyerName={request.acceptorName} />;
  }
  if (state.kind === "preview") return <p className={styles.quiet}>Only {request.acceptorName} can respond here.</p>;
  return (
    <ResponseForms
      sellerName={request.proposerName}
      deadline={request.respondBy}
      now={ctx.now}
      isFrozen={isFrozen}
      approve={approve}
      deny={deny}
      hidden={{ view: viewToken }}
    />
  );
}

// The account to switch to is not named: its number is none of a stranger's business.
const switchTo = (here: string) => paths.switchAccount("", here);

const Preview = ({ visit: { viewer, request, here } }: { visit: PageVisit }) =>
  viewer.kind === "seller" && (
    <Notice type="info" title={`You're signed in as ${viewer.accountName}.`}>
      <p>
        Only {request.acceptorName} can respond. This is what they see. <a href={switchTo(here)}>Switch account</a> or{" "}
        <a href={paths.signIn(here)}>sign in differently</a>.
      </p>
    </Notice>
  );

const Deadline = ({ visit: { request, ctx, isFrozen } }: { visit: PageVisit }) => (
  <DeadlineStrip deadline={request.respondBy} now={ctx.now} isFrozen={isFrozen} />
);

const Summary = ({ visit: { request } }: { visit: PageVisit }) => (
  <RequestSummary
    productTitle={request.productTitle}
    sellerName={request.proposerName}
    buyerId={request.acceptorId}
    requestedAt={request.createdAt}
    deadline={request.respondBy}
  />
);

async function Facts({ visit }: { visit: PageVisit }) {
  return <RequestFacts {...(await factsOf(visit))} />;
}

const Elsewhere = ({ visit: { request, here }, accountName }: { visit: PageVisit; accountName: string }) => (
  <div className={styles.narrow}>
    <Notice
      type="warning"
      title={`This request is for account ${maskAccount(request.acceptorId)}. You're using ${accountName}.`}
    >
      <p>Only people of that account can see and answer it.</p>
    </Notice>
    <p className={styles.actions}>
      <a className={styles.buttonPrimary} href={switchTo(here)}>
        Switch account
      </a>
      <a className={styles.button} href={paths.signIn(here)}>
        Sign in differently
      </a>
    </p>
  </div>
);

import type { ReactNode } from "react";
import type { Outcome as OutcomeState } from "@/lib/cancellation-requests/response-state";
import { formatDay, formatInstant } from "@/lib/format";
import { Notice } from "./notice";
import { PrintButton } from "./print-button";
import styles from "./response.module.css";

type Names = {
  requestId: string;
  sellerName: string;
  buyerName: string;
  productTitle: string;
  supportContact?: string;
};
type Props = Names & { outcome: OutcomeState };

/** What became of the request, and what follows from it. Nothing is left to do here. */
export function Outcome({ outcome, ...names }: Props) {
  const { type, title, text, next } = words(outcome, names);
  return (
    <section aria-labelledby="outcome" className={styles.outcome}>
      <Notice type={type} role="status" title={<span id="outcome">{title}</span>}>
        {text}
      </Notice>
      {next.length > 0 && (
        <>
          <h2 className={styles.cardTitle}>What happens next</h2>
          <ul className={styles.next}>
            {next.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <PrintButton />
    </section>
  );
}

type Words = { type: "success" | "error" | "info"; title: string; text?: ReactNode; next: string[] };

function words(outcome: OutcomeState, names: Names): Words {
  const { requestId, sellerName, buyerName, productTitle, supportContact } = names;
  const ask = `${sellerName}${supportContact ? ` (${supportContact})` : ""}`;
  const afterApproval = [
    "No further invoices are issued for this agreement.",
    `Charges so far are not refunded by this. Ask ${ask} for a billing adjustment.`,
    "Whatever still runs in your account goes on and costs: stop it, and remove what nobody needs.",
  ];
  switch (outcome.kind) {
    case "approved":
      return {
        type: "success",
        title: outcome.byMe
          ? `You approved the cancellation of ${productTitle}.`
          : `${outcome.who} approved this request on ${formatInstant(outcome.at)}.`,
        text: (
          <p>
            {outcome.byMe && `You approved this request on ${formatInstant(outcome.at)}. `}
            {sellerName} has been told. Reference <span className="id">{requestId}</span>.
          </p>
        ),
        next: afterApproval,
      };
    case "denied":
      return {
        type: "success",
        title: outcome.byMe
          ? `You denied the request. The agreement continues${until(outcome.continuesUntil)}.`
          : `${outcome.who} denied this request on ${formatInstant(outcome.at)}.`,
        text: (
          <>
            <p className="text-lines">Reason: {outcome.reason}</p>
            <p>
              {outcome.byMe && `You denied it on ${formatInstant(outcome.at)}. `}
              {sellerName} has been told. Reference <span className="id">{requestId}</span>.
            </p>
          </>
        ),
        next: [`The agreement continues${until(outcome.continuesUntil)}.`, "The seller can ask again."],
      };
    case "approvedAutomatically":
      return {
        type: "info",
        title: `Nobody responded by ${formatInstant(outcome.deadline)}, so the cancellation was approved automatically on ${formatDay(outcome.deadline)}.`,
        text: (
          <p>
            If this is not what {buyerName} wants, contact {ask}. Reference <span className="id">{requestId}</span>.
          </p>
        ),
        next: afterApproval,
      };
    case "withdrawn":
      return {
        type: "info",
        title: `${sellerName} withdrew this request on ${formatInstant(outcome.at)}. Nothing changes for you.`,
        text: outcome.reason && <p className="text-lines">Reason: {outcome.reason}</p>,
        next: [],
      };
    case "failed":
      return { type: "info", title: "This request could not be processed. You don't need to do anything.", next: [] };
    case "ended":
      return {
        type: "info",
        title: `This agreement already ended on ${formatDay(outcome.at)}. No response is needed.`,
        next: [],
      };
  }
}

const until = (end: Date | null) => (end ? ` until ${formatDay(end)}` : "");

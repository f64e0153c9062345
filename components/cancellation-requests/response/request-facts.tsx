import type { AgreementView, ChargeView } from "@/lib/agreements/queries";
import type { HistoryLine } from "@/lib/cancellation-requests/history";
import { reasonLabel } from "@/lib/cancellation-requests/labels";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import { formatDay, formatInstant, maskAccount, plural } from "@/lib/format";
import { formatMoney, sumAmounts } from "@/lib/money";
import { Card, Pairs } from "./card";
import styles from "./response.module.css";

export type Facts = {
  request: CancellationRequest;
  agreement: AgreementView;
  charges: ChargeView[];
  history: HistoryLine[];
};

/** Everything a buyer needs to decide: who asks, why, about which agreement, and what it has cost so far. */
export function RequestFacts({ request, agreement, charges, history }: Facts) {
  const { proposerName, acceptorName, acceptorId } = request;
  return (
    <>
      <Card title="Who is asking" id="who">
        <Pairs
          pairs={{
            Seller: proposerName,
            "Asked on": formatInstant(request.createdAt),
            Buyer: acceptorName,
            "Buyer account": maskAccount(acceptorId),
            "Request ID": <span className="id">{request.id}</span>,
          }}
        />
      </Card>
      <Card title="Why" id="why">
        <Pairs pairs={{ Reason: reasonLabel(request) }} />
        {request.description && (
          <figure className={styles.message}>
            <figcaption>Message from {proposerName}</figcaption>
            <blockquote className="text-lines">{request.description}</blockquote>
          </figure>
        )}
      </Card>
      <AgreementCard agreement={agreement} charges={charges} />
      <ChargesCard charges={charges} sellerName={proposerName} />
      <Card title="History" id="history">
        <ol className={styles.history}>
          {history.map(({ id, at, text }) => (
            <li key={id}>
              <span>{text}</span>
              <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
}

function AgreementCard({ agreement, charges }: Pick<Facts, "agreement" | "charges">) {
  const { id, productTitle, offerName, startAt, endAt, contractualEndAt, value, currency } = agreement;
  const end = contractualEndAt ?? endAt;
  const coming = charges.filter(({ state }) => state !== "ISSUED");
  return (
    <Card title="Agreement" id="agreement">
      <Pairs
        pairs={{
          Product: productTitle,
          Offer: offerName,
          "Agreement ID": <span className="id">{id}</span>,
          "Total value": formatMoney(value, currency),
          "Start date": formatDay(startAt),
          "End date": end ? formatDay(end) : "No end date (usage-based)",
        }}
      />
      <h3 className={styles.subtitle}>
        {agreement.status === "CANCELLED"
          ? "Invoices that are not issued any more"
          : "Next invoices that would not be issued"}
      </h3>
      {coming.length ? (
        <ChargeTable charges={coming} caption="Invoices that a cancellation stops" shown={3} more="later" />
      ) : (
        <p className={styles.quiet}>No further invoices are scheduled.</p>
      )}
    </Card>
  );
}

function ChargesCard({ charges, sellerName }: { charges: ChargeView[]; sellerName: string }) {
  const issued = charges.filter(({ state }) => state === "ISSUED").reverse();
  return (
    <Card title="Charges so far" id="charges">
      {issued.length ? (
        <ChargeTable charges={issued} caption="Invoices issued so far" shown={3} more="earlier" />
      ) : (
        <p className={styles.quiet}>Nothing has been invoiced yet.</p>
      )}
      <p className={styles.remark}>
        Cancelling does not refund these. Ask {sellerName} for a billing adjustment (refund). Amounts exclude tax.
      </p>
    </Card>
  );
}

type TableProps = { charges: ChargeView[]; caption: string; shown: number; more: string };

function ChargeTable({ charges, caption, shown, more }: TableProps) {
  const rest = charges.slice(shown);
  return (
    <table className={styles.table}>
      <caption className={styles.visuallyHidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Invoice</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {charges.slice(0, shown).map(({ id, chargeAt, issuedAt, invoiceId, amount, currency }) => (
          <tr key={id}>
            <td>{formatDay(issuedAt ?? chargeAt)}</td>
            <td className={invoiceId ? "id" : styles.quiet}>{invoiceId ?? "Not issued"}</td>
            <td>{formatMoney(amount, currency)}</td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr className={styles.quiet}>
            <td colSpan={2}>{`${plural(rest.length, `${more} invoice`)}`}</td>
            <td>
              {totals(rest).map((total) => (
                <div key={total}>{total}</div>
              ))}
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Total
          </th>
          <td>
            {totals(charges).map((total) => (
              <div key={total}>{total}</div>
            ))}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** One total for each currency: different currencies are never added. */
const totals = (charges: ChargeView[]): string[] =>
  [...new Set(charges.map(({ currency }) => currency))].map((currency) =>
    formatMoney(
      sumAmounts(charges.filter((charge) => charge.currency === currency).map(({ amount }) => amount)),
      currency,
    ),
  );

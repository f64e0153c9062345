"use client";

import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { formatDay } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { useDates } from "../ui/dates";
import { Moment } from "../ui/moment";
import type { SellerAgreementRow } from "./agreements-table";
import { AgreementStatusText } from "./status";

/** The selected agreement at a glance, below the list. */
export default function AgreementPreview({ agreement, now }: { agreement: SellerAgreementRow; now: Date }) {
  const dates = useDates();
  const { endAt, pendingRespondBy, value, currency } = agreement;
  return (
    <SplitPanel header={`${agreement.productTitle} – ${agreement.acceptorName}`}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: "Agreement ID", value: <a href={paths.sell.agreement(agreement.id)}>{agreement.id}</a> },
          { label: "Status", value: <AgreementStatusText agreement={agreement} now={now} /> },
          { label: "Buyer", value: `${agreement.acceptorName} (${agreement.acceptorId})` },
          { label: "Offer", value: `${agreement.offerName} (${agreement.offerId})` },
          { label: "Accepted", value: formatDay(agreement.acceptedAt, dates) },
          { label: "Starts", value: formatDay(agreement.startAt, dates) },
          { label: "Ends", value: endAt ? formatDay(endAt, dates) : "No end date (usage-based)" },
          { label: "Total value", value: value ? formatMoney(value, currency) : "–" },
          {
            label: "Response due",
            value: pendingRespondBy ? <Moment at={pendingRespondBy} /> : "No open request",
          },
          { label: "Request cancellation", value: agreement.refusals[0]?.text ?? "Possible" },
        ]}
      />
    </SplitPanel>
  );
}

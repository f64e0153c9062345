"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import type { AgreementRequestView } from "@/lib/agreement-requests/agreement-request";
import { intentLabels, timingLabels } from "@/lib/agreement-requests/labels";
import { formatTimeLeft } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import { AgreementRequestStatusText } from "./status";

const none = "–";

/** What was asked for, what it would cost, and what it became. */
export function Quote({ request, now }: { request: AgreementRequestView; now: Date }) {
  const { chargeSummary, sourceAgreementId, agreementId, status } = request;
  const money = (amount: string | undefined) =>
    amount === undefined ? none : formatMoney(amount, chargeSummary.currencyCode);
  const agreement = (id: string | null) => (id ? <IdText id={id} href={paths.buy.agreement(id)} /> : none);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Request</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Request ID", value: <IdText id={request.id} /> },
            { label: "Status", value: <AgreementRequestStatusText status={status} /> },
            { label: "Intent", value: intentLabels[request.intent] },
            { label: "Became agreement", value: agreement(agreementId) },
            { label: "Product", value: request.productTitle },
            { label: "Seller", value: <Stacked below={request.proposerId}>{request.proposerName}</Stacked> },
            { label: "Proposal ID", value: request.proposalId ? <IdText id={request.proposalId} /> : none },
            { label: "About agreement", value: agreement(sourceAgreementId) },
            { label: "Asked for", value: <Moment at={request.createdAt} /> },
            { label: "Asked for by", value: request.requestedBy },
            {
              label: "Valid until",
              value: (
                <Stacked below={status === "OPEN" && formatTimeLeft(request.expiresAt, now)}>
                  <Moment at={request.expiresAt} />
                </Stacked>
              ),
            },
            { label: "New value (without tax)", value: money(chargeSummary.newAgreementValue) },
            { label: "New value with estimated taxes", value: money(chargeSummary.newAgreementValueAfterTax) },
          ]}
        />
      </Container>
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${chargeSummary.expectedCharges.length})`}
            description="Purchase orders name these charges by their ID when the request is accepted."
          >
            Expected charges
          </Header>
        }
        items={chargeSummary.expectedCharges}
        trackBy="id"
        empty="Nothing is charged."
        columnDefinitions={[
          { id: "id", header: "Charge ID", isRowHeader: true, cell: ({ id }) => <IdText id={id} /> },
          { id: "timing", header: "When", cell: ({ timing }) => timingLabels[timing] },
          { id: "time", header: "Date", cell: ({ time }) => (time ? <Moment at={new Date(time)} /> : none) },
          { id: "amount", header: "Amount", cell: ({ amount }) => money(amount) },
          { id: "taxes", header: "Estimated taxes", cell: ({ estimatedTaxes }) => money(estimatedTaxes?.totalAmount) },
          { id: "after", header: "With taxes", cell: ({ amountAfterTax }) => money(amountAfterTax) },
        ]}
      />
      <Table
        header={<Header variant="h2">What changes</Header>}
        items={chargeSummary.itemizedCharges}
        trackBy="dimensionKey"
        empty="No quantities change."
        columnDefinitions={[
          {
            id: "dimension",
            header: "Dimension",
            isRowHeader: true,
            cell: ({ dimensionKey }) => <span className="id">{dimensionKey}</span>,
          },
          { id: "before", header: "Before", cell: ({ oldQuantity }) => oldQuantity.toLocaleString("en-US") },
          { id: "after", header: "After", cell: ({ newQuantity }) => newQuantity.toLocaleString("en-US") },
          {
            id: "amount",
            header: "Costs",
            cell: ({ incrementalChargeAmount }) => money(incrementalChargeAmount),
          },
        ]}
      />
    </SpaceBetween>
  );
}

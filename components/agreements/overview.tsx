"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import {
  agreementIntentLabels,
  agreementStatusLabels,
  offerVisibilityLabels,
  pricingModelLabels,
  type RelationKind,
  relationWords,
} from "@/lib/agreements/agreement";
import { autoRenewLabel } from "@/lib/agreements/columns";
import type { AgreementView, EntitlementView, RelatedAgreement } from "@/lib/agreements/queries";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import { AgreementStatusText } from "./status";

type Props = {
  agreement: AgreementView;
  related: RelatedAgreement[];
  entitlements: EntitlementView[];
  now: Date;
};

const none = "–";
const endText = ({ endAt }: AgreementView) => (endAt ? <Moment at={endAt} /> : "No end date (usage-based)");

export function AgreementOverview({ agreement, related, entitlements, now }: Props) {
  const party = (name: string | null, id: string | null) =>
    id ? <Stacked below={<IdText id={id} />}>{name}</Stacked> : none;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Overview</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: "Agreement ID", value: <IdText id={agreement.id} /> },
            { label: "Status", value: <AgreementStatusText agreement={agreement} now={now} /> },
            { label: "Product", value: party(agreement.productTitle, agreement.productId) },
            { label: "Offer", value: party(agreement.offerName, agreement.offerId) },
            { label: "Buyer", value: party(agreement.acceptorName, agreement.acceptorId) },
            { label: "Seller of record", value: party(agreement.proposerName, agreement.proposerId) },
            { label: "Manufacturer", value: party(agreement.manufacturerName, agreement.manufacturerId) },
            { label: "Payer account", value: agreement.payerId ?? none },
            { label: "Offer type", value: offerVisibilityLabels[agreement.offerVisibility] },
            { label: "Pricing model", value: pricingModelLabels[agreement.pricingModel] },
            { label: "Auto-renew", value: autoRenewLabel(agreement.autoRenew) },
            {
              label: "Total value (without tax)",
              value: agreement.value ? formatMoney(agreement.value, agreement.currency) : none,
            },
            { label: "Accepted", value: <Moment at={agreement.acceptedAt} /> },
            { label: "Starts", value: <Moment at={agreement.startAt} /> },
            { label: agreement.status === "ACTIVE" ? "Ends" : "Ended", value: endText(agreement) },
            {
              label: "End named by the contract",
              value: agreement.contractualEndAt ? <Moment at={agreement.contractualEndAt} /> : endText(agreement),
            },
            { label: "Came about as", value: agreementIntentLabels[agreement.intent] ?? agreement.intent },
            { label: "Predecessor", value: links(related, false) },
            { label: "Successor", value: links(related, true) },
            {
              label: "First of its chain",
              value:
                agreement.initialAgreementId === agreement.id ? (
                  "This agreement"
                ) : (
                  <IdText id={agreement.initialAgreementId} href={paths.go(agreement.initialAgreementId)} />
                ),
            },
            { label: "Selling authorization", value: agreement.resaleAuthorizationId ?? none },
            { label: "Offer set", value: agreement.offerSetId ?? none },
          ]}
        />
      </Container>
      <Table
        header={<Header variant="h2">Related agreements</Header>}
        items={related}
        trackBy="id"
        empty="No other agreement depends on this one."
        columnDefinitions={[
          {
            id: "id",
            header: "Agreement ID",
            isRowHeader: true,
            cell: ({ id }) => <IdText id={id} href={`/go/${id}`} />,
          },
          {
            id: "kind",
            header: "Relation",
            cell: ({ kind, isDependent }) => relationWords[kind][isDependent ? "dependent" : "base"],
          },
          { id: "status", header: "Status", cell: ({ status }) => agreementStatusLabels[status] },
          { id: "blocks", header: "Stands in the way", cell: ({ blocks }) => (blocks ? "Yes, cancel it first" : "No") },
        ]}
      />
      <Table
        header={<Header variant="h2">Entitlements</Header>}
        items={entitlements}
        trackBy="resourceId"
        empty="No entitlements are known for this agreement."
        columnDefinitions={[
          {
            id: "resource",
            header: "Resource",
            isRowHeader: true,
            cell: ({ resourceId }) => <span className="id">{resourceId}</span>,
          },
          { id: "type", header: "Type", cell: ({ type }) => type },
          { id: "status", header: "Status", cell: ({ status }) => sentence(status) },
          { id: "reason", header: "Reason", cell: ({ reasonCode }) => sentence(reasonCode) },
        ]}
      />
    </SpaceBetween>
  );
}

/** The agreements that this one followed, or that followed it. */
function links(related: RelatedAgreement[], isDependent: boolean) {
  const chain = related.filter((it) => it.isDependent === isDependent && chains.includes(it.kind));
  return chain.length ? chain.map(({ id }) => <IdText key={id} id={id} href={paths.go(id)} />) : none;
}
const chains: readonly RelationKind[] = ["RENEWAL_OF", "REPLACEMENT_OF"];

/** "AGREEMENT_INACTIVE" → "Agreement inactive" */
const sentence = (code: string) => code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");

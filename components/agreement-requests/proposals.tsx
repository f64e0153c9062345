"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import type { Call } from "@/lib/equivalent-call";
import { formatDay } from "@/lib/format";
import { CodeButton } from "../code/code-button";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";

export type ProposalRow = {
  id: string;
  offerId: string;
  offerName: string;
  productId: string;
  productTitle: string;
  sellerId: string;
  sellerName: string;
  isPrivate: boolean;
  expiresAt: Date | null;
  /** What its terms are, in words. */
  terms: string[];
  /** How a program asks for a quote about it. */
  call: Call;
};

/** What the account may accept now. */
export function Proposals({ proposals }: { proposals: ProposalRow[] }) {
  const dates = useDates();
  const [selected, setSelected] = useState<ProposalRow | null>(null);
  return (
    <Table
      variant="full-page"
      wrapLines
      header={
        <Header
          variant="h1"
          counter={`(${proposals.length})`}
          description="What sellers offer to everybody, and to your account alone. Programs ask for a quote with CreateAgreementRequest."
          actions={
            selected ? (
              <CodeButton calls={[selected.call]} />
            ) : (
              <Button iconName="script" disabled disabledReason="Select a proposal first.">
                View as code
              </Button>
            )
          }
        >
          Proposals
        </Header>
      }
      items={proposals}
      trackBy="id"
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0] ?? null)}
      onRowClick={({ detail }) => setSelected(detail.item)}
      ariaLabels={{
        tableLabel: "Proposals",
        selectionGroupLabel: "Proposals selection",
        itemSelectionLabel: (_, { id }) => `Select ${id}`,
      }}
      empty="Nothing is offered to your account."
      columnDefinitions={[
        { id: "id", header: "Proposal ID", isRowHeader: true, width: 250, cell: ({ id }) => <IdText id={id} /> },
        {
          id: "product",
          header: "Product",
          cell: ({ productTitle, productId }) => <Stacked below={productId}>{productTitle}</Stacked>,
        },
        {
          id: "offer",
          header: "Offer",
          cell: ({ offerName, offerId }) => <Stacked below={offerId}>{offerName}</Stacked>,
        },
        {
          id: "seller",
          header: "Seller",
          cell: ({ sellerName, sellerId }) => <Stacked below={sellerId}>{sellerName}</Stacked>,
        },
        {
          id: "for",
          header: "Offered to",
          cell: ({ isPrivate, expiresAt }) => (
            <Stacked below={expiresAt && `until ${formatDay(expiresAt, dates)}`}>
              {isPrivate ? "Your account only" : "Everybody"}
            </Stacked>
          ),
        },
        { id: "terms", header: "Terms", minWidth: 200, cell: ({ terms }) => terms.join(", ") },
      ]}
    />
  );
}

"use client";

import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import type { ChargeView } from "@/lib/agreements/queries";
import { formatDay } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { useDates } from "../ui/dates";

const states = {
  ISSUED: { type: "success", text: "Invoiced" },
  SCHEDULED: { type: "pending", text: "Scheduled" },
  NOT_ISSUED: { type: "stopped", text: "Will not be issued" },
} as const;

/** What the agreement charges, by date; after its end, what will never be invoiced. */
export function ChargesTable({ charges, title }: { charges: ChargeView[]; title: string }) {
  const dates = useDates();
  return (
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${charges.length})`}
          description="Amounts exclude tax. Cancelling does not refund what was invoiced."
        >
          {title}
        </Header>
      }
      items={charges}
      trackBy="id"
      empty="No invoices yet. Invoices appear when the first scheduled date has come or usage is billed."
      columnDefinitions={[
        { id: "date", header: "Date", isRowHeader: true, cell: ({ chargeAt }) => formatDay(chargeAt, dates) },
        { id: "amount", header: "Amount", cell: ({ amount, currency }) => formatMoney(amount, currency) },
        {
          id: "state",
          header: "Status",
          cell: ({ state }) => <StatusIndicator type={states[state].type}>{states[state].text}</StatusIndicator>,
        },
        {
          id: "invoice",
          header: "Invoice ID",
          cell: ({ invoiceId }) => (invoiceId ? <span className="id">{invoiceId}</span> : "–"),
        },
        { id: "due", header: "Due", cell: ({ dueAt }) => (dueAt ? formatDay(dueAt, dates) : "–") },
      ]}
    />
  );
}

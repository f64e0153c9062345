"use client";

import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import type { ChargeView } from "@/lib/agreements/queries";
import type { Answer } from "@/lib/answer";
import { formatDay } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { useFlashes } from "../shell/flashes";
import { useDates } from "../ui/dates";

const states = {
  ISSUED: { type: "success", text: "Invoiced" },
  SCHEDULED: { type: "pending", text: "Scheduled" },
  NOT_ISSUED: { type: "stopped", text: "Will not be issued" },
} as const;

type Props = {
  charges: ChargeView[];
  title: string;
  /** For a buyer who may attach purchase orders to what is still to be invoiced. */
  setPurchaseOrder?: (input: { chargeId: string; reference: string }) => Promise<Answer<unknown>>;
};

/** What the agreement charges, by date; after its end, what will never be invoiced. */
export function ChargesTable({ charges, title, setPurchaseOrder }: Props) {
  const dates = useDates();
  const { show } = useFlashes();
  return (
    <Table
      submitEdit={async ({ id }, _column, value) => {
        const { error } = (await setPurchaseOrder?.({ chargeId: id, reference: String(value ?? "") })) ?? {};
        if (error === undefined) return;
        show(`order-${id}`, { type: "error", header: "The purchase order was not changed", content: error });
        throw new Error(error);
      }}
      header={
        <Header
          variant="h2"
          counter={`(${charges.length})`}
          description="Amounts exclude tax. Cancelling does not refund what was invoiced."
        >
          {title}
        </Header>
      }
      ariaLabels={{
        tableLabel: title,
        activateEditLabel: (_column, { id }) => `Edit purchase order of ${id}`,
        cancelEditLabel: () => "Cancel",
        submitEditLabel: () => "Save",
        submittingEditText: () => "Saving…",
        successfulEditLabel: () => "Saved",
      }}
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
        ...(charges.some(({ adjusted }) => adjusted)
          ? [
              {
                id: "adjusted",
                header: "Adjusted",
                cell: ({ adjusted, currency }: ChargeView) => (adjusted ? formatMoney(`-${adjusted}`, currency) : "–"),
              },
            ]
          : []),
        {
          id: "order",
          header: "Purchase order",
          cell: ({ purchaseOrderReference }) => purchaseOrderReference ?? "–",
          editConfig: setPurchaseOrder && {
            ariaLabel: "Edit purchase order",
            editIconAriaLabel: "editable",
            disabledReason: ({ state }) =>
              state === "SCHEDULED" ? undefined : "Only scheduled charges take a purchase order.",
            editingCell: ({ purchaseOrderReference }, { currentValue, setValue }) => (
              <Input
                autoFocus
                ariaLabel="Purchase order"
                value={currentValue ?? purchaseOrderReference ?? ""}
                onChange={({ detail }) => setValue(detail.value)}
              />
            ),
          },
        },
      ]}
    />
  );
}

"use client";

import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import {
  type AdjustmentStatus,
  type AdjustmentView,
  adjustmentReasonLabels,
  adjustmentStatusLabels,
} from "@/lib/billing-adjustments/billing-adjustment";
import { formatMoney } from "@/lib/money";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";

const indicators: Record<AdjustmentStatus, "pending" | "success" | "error"> = {
  PENDING: "pending",
  COMPLETED: "success",
  VALIDATION_FAILED: "error",
};

/** The billing adjustments of one agreement, newest first. */
export function Adjustments({ adjustments }: { adjustments: AdjustmentView[] }) {
  return (
    <Table
      header={
        <Header
          variant="h2"
          counter={`(${adjustments.length})`}
          description="Refunds on invoices, made through the API. Amounts exclude tax."
        >
          Billing adjustments
        </Header>
      }
      items={adjustments}
      trackBy="id"
      empty="No billing adjustments."
      columnDefinitions={[
        { id: "id", header: "Adjustment ID", isRowHeader: true, cell: ({ id }) => <IdText id={id} /> },
        { id: "invoice", header: "Invoice ID", cell: ({ invoiceId }) => <IdText id={invoiceId} /> },
        {
          id: "status",
          header: "Status",
          cell: ({ status }) => (
            <StatusIndicator type={indicators[status]}>{adjustmentStatusLabels[status]}</StatusIndicator>
          ),
        },
        { id: "amount", header: "Amount", cell: ({ amount, currency }) => formatMoney(amount, currency) },
        { id: "reason", header: "Reason", cell: ({ reasonCode }) => adjustmentReasonLabels[reasonCode] },
        { id: "created", header: "Submitted", cell: ({ createdAt }) => <Moment at={createdAt} /> },
      ]}
    />
  );
}

import { formatInstant, inUtc } from "../format";
import { viaLabels } from "./labels";
import type { CancellationRequestView } from "./request";

export type Step = {
  header: string;
  details?: string;
  status: "success" | "error" | "pending" | "stopped" | "in-progress";
};

const ends: Record<
  Exclude<CancellationRequestView["status"], "PENDING_APPROVAL" | "APPROVED">,
  { header: string; status: Step["status"] }
> = {
  REJECTED: { header: "Denied by the buyer", status: "error" },
  CANCELLED: { header: "Withdrawn by the seller", status: "stopped" },
  VALIDATION_FAILED: { header: "Validation failed", status: "error" },
};

/** The way of a request, step by step, each with its time and who took it. */
export function progressOf(request: CancellationRequestView, dates = inUtc): Step[] {
  const { status, requestedBy, createdAt, respondBy, resolvedAt, resolvedBy, resolvedVia, acceptorName } = request;
  const sent: Step[] = [
    { header: "Submitted", details: `${requestedBy}, ${formatInstant(createdAt, dates)}`, status: "success" },
    { header: `Sent to ${acceptorName}`, details: formatInstant(createdAt, dates), status: "success" },
  ];
  const resolved = [
    resolvedBy,
    resolvedAt && formatInstant(resolvedAt, dates),
    viaLabels[resolvedVia as keyof typeof viaLabels],
  ];
  const details = resolved.filter(Boolean).join(", ");
  if (status === "PENDING_APPROVAL") {
    return [
      ...sent,
      {
        header: "Buyer response or automatic approval",
        details: `Due ${formatInstant(respondBy, dates)}`,
        status: "in-progress",
      },
      { header: "Agreement cancelled", status: "pending" },
    ];
  }
  if (status !== "APPROVED") return [...sent, { ...ends[status], details }];
  return [
    ...sent,
    {
      header:
        request.resolution === "AUTOMATIC" ? "Approved automatically, no response in 7 days" : "Approved by the buyer",
      details,
      status: "success",
    },
    { header: "Agreement cancelled", details: formatInstant(resolvedAt ?? respondBy, dates), status: "success" },
    { header: "Done", details: "No further invoices are issued.", status: "success" },
  ];
}

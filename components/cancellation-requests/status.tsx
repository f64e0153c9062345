import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { statusLabels } from "@/lib/cancellation-requests/labels";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import type { Status } from "@/lib/cancellation-requests/states";
import { type DateStyle, formatDay, formatInstant, formatTimeLeft, plural } from "@/lib/format";
import { useDates } from "../ui/dates";
import { Stacked } from "../ui/stacked";

const types: Record<Status, StatusIndicatorProps.Type> = {
  PENDING_APPROVAL: "pending",
  APPROVED: "success",
  REJECTED: "error",
  CANCELLED: "stopped",
  VALIDATION_FAILED: "error",
};

type Facts = Pick<
  CancellationRequestView,
  "status" | "respondBy" | "resolvedAt" | "resolution" | "resolvedBy" | "statusMessage"
>;

const hoursLeft = (request: Facts, now: Date) => (request.respondBy.getTime() - now.getTime()) / 3_600_000;

/** The status in a word and an icon; under 48 hours the deadline warns. */
export function RequestStatusText({ request, now, brief }: { request: Facts; now: Date; brief?: boolean }) {
  const dates = useDates();
  const isUrgent = request.status === "PENDING_APPROVAL" && hoursLeft(request, now) < 48;
  return (
    <Stacked below={!brief && secondLine(request, now, dates)}>
      <StatusIndicator type={isUrgent ? "warning" : types[request.status]}>
        {statusLabels[request.status]}
      </StatusIndicator>
    </Stacked>
  );
}

function secondLine(request: Facts, now: Date, dates: DateStyle): string {
  const { status, respondBy, resolution, resolvedBy, statusMessage } = request;
  const day = request.resolvedAt ? formatDay(request.resolvedAt, dates) : "";
  if (status === "PENDING_APPROVAL") {
    const hours = Math.floor(hoursLeft(request, now));
    return hours < 48
      ? `Due in ${plural(Math.max(hours, 0), "hour")}`
      : `Response due ${formatInstant(respondBy, dates)} · ${formatTimeLeft(respondBy, now)}`;
  }
  if (status === "APPROVED") {
    return resolution === "AUTOMATIC" ? `Automatically ${day}, no response in 7 days` : `By buyer ${day}`;
  }
  if (status === "CANCELLED") return `By ${resolvedBy} ${day}`;
  return statusMessage?.split("\n")[0] ?? day;
}

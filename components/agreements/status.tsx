import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { type AgreementStatus, agreementStatusLabels } from "@/lib/agreements/agreement";
import { expiringDays } from "@/lib/agreements/expiring";
import { daysBetween, formatDay, formatInstant, plural } from "@/lib/format";
import { useDates } from "../ui/dates";
import { Stacked } from "../ui/stacked";

const types: Record<AgreementStatus, StatusIndicatorProps.Type> = {
  ACTIVE: "success",
  CANCELLED: "stopped",
  EXPIRED: "stopped",
  RENEWED: "success",
  REPLACED: "info",
  TERMINATED: "error",
  ARCHIVED: "stopped",
  ROLLED_BACK: "stopped",
  SUPERSEDED: "stopped",
};

type Facts = { status: AgreementStatus; endAt: Date | null; endedAt: Date | null; pendingRespondBy: Date | null };

/** The status in a word and an icon, with what makes it interesting below. */
export function AgreementStatusText({ agreement, now }: { agreement: Facts; now: Date }) {
  const dates = useDates();
  const { status, endAt, endedAt, pendingRespondBy } = agreement;
  if (status !== "ACTIVE") {
    const since = endedAt ?? endAt;
    return (
      <Stacked below={since && formatDay(since, dates)}>
        <StatusIndicator type={types[status]}>{agreementStatusLabels[status]}</StatusIndicator>
      </Stacked>
    );
  }
  const daysLeft = endAt ? daysBetween(now, endAt) : null;
  const isExpiring = daysLeft !== null && daysLeft < expiringDays;
  return (
    <Stacked
      below={
        pendingRespondBy
          ? `Cancellation pending until ${formatInstant(pendingRespondBy, dates)}`
          : isExpiring && `Ends in ${plural(daysLeft, "day")}`
      }
    >
      <StatusIndicator type={isExpiring ? "warning" : "success"}>{isExpiring ? "Expiring" : "Active"}</StatusIndicator>
    </Stacked>
  );
}

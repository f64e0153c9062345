import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { agreementRequestStatusLabels } from "@/lib/agreement-requests/labels";
import type { AgreementRequestStatus } from "@/lib/agreement-requests/states";

const types: Record<AgreementRequestStatus, StatusIndicatorProps.Type> = {
  OPEN: "pending",
  ACCEPTED: "success",
  SUPERSEDED: "stopped",
  EXPIRED: "stopped",
};

export const AgreementRequestStatusText = ({ status }: { status: AgreementRequestStatus }) => (
  <StatusIndicator type={types[status]}>{agreementRequestStatusLabels[status]}</StatusIndicator>
);

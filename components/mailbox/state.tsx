import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type EmailState, emailStateLabels } from "@/lib/cancellation-requests/emails-labels";

const types = { PENDING: "pending", SENT: "success", FAILED: "error", BOUNCED: "error" } as const;

export const MailState = ({ state }: { state: EmailState }) => (
  <StatusIndicator type={types[state]}>{emailStateLabels[state]}</StatusIndicator>
);

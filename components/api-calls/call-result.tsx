import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { Stacked } from "../ui/stacked";

type Props = { status: number; errorType: string | null; rule: string | null };

/** How a call ended: the HTTP status, and what refused it. */
export const CallResult = ({ status, errorType, rule }: Props) => (
  <Stacked below={rule !== errorType && rule}>
    <StatusIndicator type={status < 400 ? "success" : status < 500 ? "warning" : "error"}>
      {errorType ? `${status} ${errorType}` : `${status}`}
    </StatusIndicator>
  </Stacked>
);

import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { deliveryStateLabels, type EventDeliveryState } from "@/lib/destinations/destination";

const types: Record<EventDeliveryState, StatusIndicatorProps.Type> = {
  PENDING: "pending",
  SENT: "success",
  FILTERED: "info",
};

type Props = { state: EventDeliveryState; attempts: number; lastError: string | null; isPaused: boolean };

/** Where a delivery stands: failed so far, waiting for a paused destination, or done. */
export function DeliveryState({ state, lastError, isPaused }: Props) {
  if (state === "PENDING" && isPaused) return <StatusIndicator type="stopped">Paused</StatusIndicator>;
  if (state === "PENDING" && lastError) return <StatusIndicator type="error">Failed, tries again</StatusIndicator>;
  return <StatusIndicator type={types[state]}>{deliveryStateLabels[state]}</StatusIndicator>;
}

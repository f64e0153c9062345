import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { Destination } from "@/lib/destinations/destination";

/** Whether a destination takes what it gets. */
export function DestinationStatus({ state, pausedReason, failingSince }: Destination) {
  if (state === "PAUSED")
    return (
      <StatusIndicator type={pausedReason === "FAILING" ? "error" : "stopped"}>
        {pausedReason === "FAILING" ? "Paused after 72 hours of failure" : "Paused"}
      </StatusIndicator>
    );
  return failingSince ? (
    <StatusIndicator type="warning">Failing</StatusIndicator>
  ) : (
    <StatusIndicator type="success">Active</StatusIndicator>
  );
}

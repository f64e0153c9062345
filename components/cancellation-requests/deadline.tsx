"use client";

import ProgressBar from "@cloudscape-design/components/progress-bar";
import { formatTimeLeft } from "@/lib/format";
import { Moment } from "../ui/moment";

/** The seven days as a bar, with the exact moment they end and the time left. */
export function Deadline({ createdAt, respondBy, now }: { createdAt: Date; respondBy: Date; now: Date }) {
  const share = (now.getTime() - createdAt.getTime()) / (respondBy.getTime() - createdAt.getTime());
  return (
    <ProgressBar
      label="Response due"
      value={Math.min(100, Math.max(0, Math.round(share * 100)))}
      description={
        <>
          <Moment at={respondBy} /> · {formatTimeLeft(respondBy, now)}
        </>
      }
      additionalInfo="If nobody responds by then, the cancellation is approved automatically."
    />
  );
}

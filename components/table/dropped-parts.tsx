"use client";

import Alert from "@cloudscape-design/components/alert";

/** Says which parts of a pasted address could not be applied. */
export function DroppedParts({ parts }: { parts: string[] }) {
  if (!parts.length) return null;
  return <Alert type="warning">Part of this link could not be applied: {parts.join(", ")}.</Alert>;
}

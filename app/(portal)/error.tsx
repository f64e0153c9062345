"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";

type Props = { error: Error & { digest?: string }; unstable_retry?: () => void; reset: () => void };

/** The page failed, the frame stays: what happened is in the log under this number. */
export default function PortalError({ error, reset }: Props) {
  return (
    <Alert type="error" header="We couldn't load this page" action={<Button onClick={reset}>Try again</Button>}>
      Something went wrong on our side. If it stays, tell an administrator this number: {error.digest ?? "none"}.
    </Alert>
  );
}

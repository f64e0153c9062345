"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useState } from "react";
import { paths } from "@/lib/paths";

/** The page stays as it is, with everything typed: signing in happens in another tab, and this one notices. */
export function SessionEnded({ look }: { look: () => Promise<void> }) {
  return (
    <Modal
      visible
      header="Your session ended"
      closeAriaLabel="Look again"
      onDismiss={() => void look()}
      footer={
        <Box float="right">
          <Button variant="primary" href={paths.signIn(paths.signedIn())} target="_blank" iconName="external">
            Sign in
          </Button>
        </Box>
      }
    >
      Nothing you typed is lost: it stays on this page. Sign in opens in a new tab; come back here afterwards.
    </Modal>
  );
}

export function SessionEnding({ stay }: { stay: () => Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  const prolong = async () => {
    setBusy(true);
    await stay().catch(() => undefined);
    setBusy(false);
  };
  return (
    <Modal
      visible
      header="Your session is about to end"
      closeAriaLabel="Stay signed in"
      onDismiss={() => void prolong()}
      footer={
        <Box float="right">
          <Button variant="primary" loading={isBusy} onClick={() => void prolong()}>
            Stay signed in
          </Button>
        </Box>
      }
    >
      You will be signed out in less than two minutes. What you typed stays on this page either way.
    </Modal>
  );
}

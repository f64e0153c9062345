"use client";

import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";

/** A signing secret, shown this once; the dialogue stays until somebody says that it is kept. */
export const SecretShown = ({ secret, onSaved }: { secret: string; onSaved: () => void }) => (
  <Modal
    visible
    header="Signing secret"
    closeAriaLabel="Close"
    onDismiss={({ detail }) => {
      if (detail.reason === "closeButton") onSaved();
    }}
    footer={
      <Button variant="primary" onClick={onSaved}>
        I've saved it
      </Button>
    }
  >
    <SpaceBetween size="s">
      <p>
        Verify with it that events come from here: the headers follow the Standard Webhooks specification, for which
        there are libraries in many languages. It is shown only now.
      </p>
      <CopyToClipboard
        variant="inline"
        textToCopy={secret}
        copyButtonAriaLabel="Copy the signing secret"
        copySuccessText="Copied"
        copyErrorText="Couldn't copy"
      />
    </SpaceBetween>
  </Modal>
);

"use client";

import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { KeyCreated } from "@/lib/access-keys/create";

type Props = { created: KeyCreated; onSaved: () => void };

/** The key and its secret, shown this once; the dialogue stays until somebody says that it is kept. */
export function KeyShown({ created: { keyId, secret, sessionToken }, onSaved }: Props) {
  const values = [
    { name: "AWS_ACCESS_KEY_ID", label: "Key ID", value: keyId },
    { name: "AWS_SECRET_ACCESS_KEY", label: "Secret access key", value: secret },
    ...(sessionToken ? [{ name: "AWS_SESSION_TOKEN", label: "Session token", value: sessionToken }] : []),
  ];
  const file = values.map(({ name, value }) => `${name}=${value}\n`).join("");
  return (
    <Modal
      visible
      header="Access key created"
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        if (detail.reason === "closeButton") onSaved();
      }}
      footer={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`} download={`${keyId}.env`}>
            Download .env file
          </Button>
          <Button variant="primary" onClick={onSaved}>
            I've saved it
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="s">
        <p>The secret is shown only now: the portal keeps it encrypted and shows it to nobody again.</p>
        <KeyValuePairs
          columns={1}
          items={values.map(({ label, value }) => ({
            label,
            value: (
              <CopyToClipboard
                variant="inline"
                textToCopy={value}
                copyButtonAriaLabel={`Copy the ${label.toLowerCase()}`}
                copySuccessText="Copied"
                copyErrorText="Couldn't copy"
              />
            ),
          }))}
        />
      </SpaceBetween>
    </Modal>
  );
}

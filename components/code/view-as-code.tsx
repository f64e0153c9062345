"use client";

import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { asCli, asJson, type Call } from "@/lib/equivalent-call";

/** The calls that do what a screen does, for the command line and as JSON, against this portal. Never with a secret. */
export default function ViewAsCode({ calls, onClose }: { calls: Call[]; onClose: () => void }) {
  const endpoint = window.location.origin;
  return (
    <Modal visible size="large" header="View as code" closeAriaLabel="Close" onDismiss={onClose}>
      <SpaceBetween size="l">
        {calls.map((call) => (
          <section key={call.operation} aria-labelledby={call.operation}>
            <h3 id={call.operation}>{call.operation}</h3>
            <Tabs
              ariaLabel={`${call.operation} as code`}
              tabs={[
                { id: "cli", label: "CLI", content: <Code text={asCli(call, endpoint)} what="the command" /> },
                { id: "json", label: "JSON", content: <Code text={asJson(call)} what="the JSON" /> },
              ]}
            />
          </section>
        ))}
        <p>
          The command line signs the call with an access key of this portal: set <code>AWS_ACCESS_KEY_ID</code> and{" "}
          <code>AWS_SECRET_ACCESS_KEY</code> first. The key's account and role decide what the call may do, exactly as
          here.
        </p>
      </SpaceBetween>
    </Modal>
  );
}

const Code = ({ text, what }: { text: string; what: string }) => (
  <div className="code">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <pre tabIndex={0}>{text}</pre>
    <CopyToClipboard
      copyButtonText="Copy"
      copyButtonAriaLabel={`Copy ${what}`}
      textToCopy={text}
      copySuccessText="Copied"
      copyErrorText="Couldn't copy"
    />
  </div>
);

"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useFlashes } from "../shell/flashes";

type Props = { url: string; mailto?: string; onCopied: () => void };

/** The link the seller may share: it opens the request and decides nothing. */
export function LinkField({ url, mailto, onCopied }: Props) {
  const { show } = useFlashes();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      show("link", { type: "success", content: "Response link copied." });
      onCopied();
    } catch {
      show("link", { type: "error", content: "Couldn't copy. Select the link and copy it yourself." });
    }
  };
  return (
    <FormField
      label="Buyer response link"
      description="Sharing the link can speed up the answer. The link only opens the request: the buyer still signs in or confirms a code before deciding."
      stretch
      secondaryControl={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="copy" onClick={copy}>
            Copy link
          </Button>
          {mailto && (
            <Button iconName="envelope" href={mailto} target="_self">
              Email it
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <Input value={url} readOnly ariaLabel="Buyer response link" />
    </FormField>
  );
}

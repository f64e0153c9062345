"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { paths } from "@/lib/paths";
import type { RefusalText } from "../agreements/refusals";

/** In place of the form: why this agreement's cancellation cannot be requested now. */
export function RefusedWizard({ agreementId, refusals }: { agreementId: string; refusals: RefusalText[] }) {
  return (
    <SpaceBetween size="m">
      <Header variant="h1">Request cancellation</Header>
      <Alert type="warning" header="This can't be requested now">
        {refusals.map(({ text, link }) => (
          <p key={text}>
            {text} {link && <a href={link.href}>{link.text}</a>}
          </p>
        ))}
      </Alert>
      <Button href={paths.sell.agreement(agreementId)}>Back to agreement</Button>
    </SpaceBetween>
  );
}

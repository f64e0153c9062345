"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { calls } from "@/lib/equivalent-call";
import { paths } from "@/lib/paths";
import { useCode } from "../code/use-code";
import { InfoLink } from "../help/info-link";
import { useNavigate } from "../shell/link-navigation";
import { runShortcut, useShortcut } from "../shell/shortcut-keys";
import { IdText } from "../ui/id-text";
import { type RefusalText, refusalSummary } from "./refusals";

type Props = {
  agreement: { id: string; productTitle: string; acceptorName: string; pendingRequestId: string | null };
  refusals: RefusalText[];
};

export function AgreementHeader({ agreement, refusals }: Props) {
  const summary = refusalSummary(refusals);
  const { navigate } = useNavigate();
  const code = useCode([calls.describeAgreement(agreement.id), calls.getTerms(agreement.id)]);
  useShortcut("n", () => summary || navigate(paths.sell.requestCancellation(agreement.id)));
  const choose: Record<string, () => void> = {
    copy: () => runShortcut("."),
    print: () => window.print(),
    code: code.open,
  };
  // While a request is open its own panel explains everything; other refusals are told in full.
  const structural = agreement.pendingRequestId ? [] : refusals;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        info={<InfoLink section="refusals" about="when a cancellation can be requested" />}
        description={<IdText id={agreement.id} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ButtonDropdown
              items={[
                { id: "copy", text: "Copy link to this page" },
                { id: "print", text: "Print or save as PDF" },
                { id: "code", text: "View as code" },
              ]}
              onItemClick={({ detail }) => choose[detail.id]?.()}
            >
              Actions
            </ButtonDropdown>
            {agreement.pendingRequestId ? (
              <Button variant="primary" href={paths.sell.cancellationRequest(agreement.pendingRequestId)}>
                View cancellation request
              </Button>
            ) : (
              <Button
                href={summary ? undefined : paths.sell.requestCancellation(agreement.id)}
                disabled={Boolean(summary)}
                disabledReason={summary}
              >
                Request cancellation
              </Button>
            )}
          </SpaceBetween>
        }
      >
        {agreement.productTitle} – {agreement.acceptorName}
      </Header>
      {structural.length > 0 && (
        <Alert type="info" header="The cancellation of this agreement can't be requested">
          {structural.map(({ text, link }) => (
            <p key={text}>
              {text} {link && <a href={link.href}>{link.text}</a>}
            </p>
          ))}
        </Alert>
      )}
      {code.dialogue}
    </SpaceBetween>
  );
}

"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import { calls } from "@/lib/equivalent-call";
import { paths } from "@/lib/paths";
import { useCode } from "../code/use-code";
import { InfoLink } from "../help/info-link";
import { useShortcut } from "../shell/shortcut-keys";
import { IdText } from "../ui/id-text";
import type { RequestActions } from "./actions";
import { Deadline } from "./deadline";
import { LinkField } from "./link-field";
import { RequestStatusText } from "./status";
import { useRequestActions } from "./use-request-actions";

type Props = {
  request: CancellationRequestView;
  url: string | null;
  refusals: Record<"withdraw" | "resend" | "replaceLink" | "copyLink", string | null>;
  now: Date;
  actions: RequestActions;
};

/** The request's title, its deadline and link while it is pending, and what the seller can do. */
export function SellerRequestHeader({ request, url, refusals, now, actions }: Props) {
  const act = useRequestActions(actions);
  const isPending = request.status === "PENDING_APPROVAL";
  const code = useCode([calls.getRequest(request), ...(isPending ? [calls.withdraw(request)] : [])]);
  useShortcut("w", () => refusals.withdraw === null && act.withdraw(request));
  useShortcut("y", () => refusals.copyLink === null && act.copyLink(request));
  const choose: Record<string, () => void> = {
    resend: () => act.resend(request),
    replace: () => act.replaceLink(request),
    code: code.open,
  };
  const why = (verb: keyof Props["refusals"]) => ({
    disabled: Boolean(refusals[verb]),
    disabledReason: refusals[verb] ?? undefined,
  });
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<InfoLink section="deadline" about="the seven days" />}
        description={<IdText id={request.id} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button {...why("copyLink")} onClick={() => act.copyLink(request)} loading={act.isBusy}>
              Copy link
            </Button>
            <Button {...why("withdraw")} onClick={() => act.withdraw(request)}>
              Withdraw request
            </Button>
            <ButtonDropdown
              items={[
                { id: "resend", text: "Resend email", ...why("resend") },
                { id: "replace", text: "Replace response link", ...why("replaceLink") },
                { id: "code", text: "View as code" },
              ]}
              onItemClick={({ detail }) => choose[detail.id]?.()}
            >
              Actions
            </ButtonDropdown>
          </SpaceBetween>
        }
      >
        Cancellation of {request.productTitle} – {request.acceptorName}
      </Header>
      <RequestStatusText request={request} now={now} />
      {isPending && (
        <Container>
          <SpaceBetween size="l">
            <Deadline createdAt={request.createdAt} respondBy={request.respondBy} now={now} />
            {url && <LinkField url={url} onCopied={() => void actions.readLink({ requestId: request.id })} />}
          </SpaceBetween>
        </Container>
      )}
      {request.status === "REJECTED" && (
        <Alert
          type="info"
          header="The agreement stays active"
          action={<Button href={paths.sell.requestCancellation(request.agreementId)}>New request</Button>}
        >
          {request.acceptorName} denied the cancellation. You can talk to them and ask again.
        </Alert>
      )}
      {act.dialogues}
      {code.dialogue}
    </SpaceBetween>
  );
}

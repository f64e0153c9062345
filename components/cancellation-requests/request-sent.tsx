"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { CancellationRequestView } from "@/lib/cancellation-requests/request";
import { formatInstant } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import type { RequestActions } from "./actions";
import { LinkField } from "./link-field";

type Props = {
  request: CancellationRequestView;
  url: string | null;
  emailState: string;
  readLink: RequestActions["readLink"];
};

export function RequestSent({ request, url, emailState, readLink }: Props) {
  const dates = useDates();
  const { id, agreementId, acceptorName, productTitle, respondBy } = request;
  const deadline = formatInstant(respondBy, dates);
  const mail = url
    ? `mailto:?${new URLSearchParams({ subject: `Please review: cancellation of ${productTitle}`, body: `Please answer by ${deadline}:\n\n${url}` }).toString().replaceAll("+", "%20")}`
    : undefined;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">Request sent</Header>
      <Alert type="success" header={`Cancellation request ${id} sent.`}>
        {acceptorName} has until {deadline} to respond. If nobody responds, it is approved automatically.
      </Alert>
      <Container>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={3}
            items={[
              { label: "Request ID", value: <IdText id={id} href={paths.sell.cancellationRequest(id)} /> },
              { label: "Response due", value: deadline },
              { label: "Email to the buyer", value: emailState },
            ]}
          />
          {url && <LinkField url={url} mailto={mail} onCopied={() => void readLink({ requestId: id })} />}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">What happens next</Header>}>
        <ol>
          <li>{acceptorName} gets an email with a link of its own and reviews the request.</li>
          <li>They approve or deny it. Without an answer it is approved automatically on {deadline}.</li>
          <li>After an approval the agreement is cancelled and no further invoices are issued.</li>
          <li>If past charges are to be refunded, apply a billing adjustment after the approval.</li>
        </ol>
      </Container>
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="primary" href={paths.sell.cancellationRequest(id)}>
          View request
        </Button>
        <Button href={paths.sell.agreement(agreementId)}>View agreement</Button>
        <Button href={paths.sell.agreements()}>Back to agreements</Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}

"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { type PortalReason, portalReasons } from "@/lib/cancellation-requests/labels";
import { calls } from "@/lib/equivalent-call";
import { formatDay, plural } from "@/lib/format";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { CodeButton } from "../code/code-button";
import { InfoLink } from "../help/info-link";
import { charactersLeft } from "../ui/characters-left";
import { useDates } from "../ui/dates";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import type { Draft, DraftProblems } from "./request-draft";
import type { WizardFacts } from "./request-wizard";

const reasons = Object.entries(portalReasons).map(([value, { label, description }]) => ({ value, label, description }));

type DetailsProps = WizardFacts & { draft: Draft; problems: DraftProblems; onChange: (change: Partial<Draft>) => void };

export function DetailsStep({ draft, problems, onChange, ...facts }: DetailsProps) {
  const isOther = draft.reason === "OTHER";
  return (
    <SpaceBetween size="l">
      <AgreementFacts {...facts} />
      <Container header={<Header variant="h2">Cancellation reason</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Cancellation reason"
            info={<InfoLink section="reasons" about="the reasons" />}
            errorText={problems.reason}
          >
            <Select
              selectedOption={reasons.find(({ value }) => value === draft.reason) ?? null}
              options={reasons}
              placeholder="Choose a reason"
              selectedAriaLabel="Selected"
              onChange={({ detail }) => onChange({ reason: detail.selectedOption.value ?? "" })}
            />
          </FormField>
          <FormField
            label={<span>Additional details {!isOther && <i>– optional</i>}</span>}
            description="Sent to the buyer with this request. Don't include passwords or payment details."
            constraintText={charactersLeft(draft.description)}
            errorText={problems.description}
            stretch
          >
            <Textarea
              rows={5}
              value={draft.description}
              onChange={({ detail }) => onChange({ description: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <WhatCancellingDoes />
    </SpaceBetween>
  );
}

function AgreementFacts({ agreement, nextCharge }: Pick<WizardFacts, "agreement" | "nextCharge">) {
  const dates = useDates();
  const { id, productTitle, productId, acceptorName, acceptorId, offerName, offerId, endAt } = agreement;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              Is this the right agreement? Compare agreement ID, buyer ID and offer name.{" "}
              <a href={paths.sell.agreements()}>Back to the list</a>
            </>
          }
        >
          Agreement
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: "Agreement ID", value: <IdText id={id} /> },
          { label: "Buyer", value: <Stacked below={<IdText id={acceptorId} />}>{acceptorName}</Stacked> },
          { label: "Offer", value: <Stacked below={<IdText id={offerId} />}>{offerName}</Stacked> },
          { label: "Product", value: <Stacked below={<IdText id={productId} />}>{productTitle}</Stacked> },
          { label: "Ends on", value: endAt ? formatDay(endAt, dates) : "No end date (usage-based)" },
          {
            label: "Next invoice",
            value: nextCharge
              ? `${formatMoney(nextCharge.amount, nextCharge.currency)} on ${formatDay(nextCharge.chargeAt, dates)}`
              : "No further invoices scheduled",
          },
        ]}
      />
    </Container>
  );
}

const WhatCancellingDoes = () => (
  <Alert type="info" header="What cancelling does">
    <ul>
      <li>It stops future invoices.</li>
      <li>It does not refund what was already invoiced. Past charges are refunded by a separate billing adjustment.</li>
      <li>The buyer has seven days to approve or deny. No answer means approved.</li>
    </ul>
  </Alert>
);

type ReviewProps = WizardFacts & { draft: Draft; refusal: string; clientToken: string; onEdit: () => void };

export function ReviewStep({ draft, refusal, onEdit, notified, wouldEndAt, clientToken, ...facts }: ReviewProps) {
  const { acceptorName } = facts.agreement;
  return (
    <SpaceBetween size="l">
      {refusal && (
        <Alert type="error" header="Nothing was sent">
          {refusal}
        </Alert>
      )}
      <AgreementFacts {...facts} />
      <Container
        header={
          <Header variant="h2" actions={<Button onClick={onEdit}>Edit</Button>}>
            Cancellation details
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          items={[
            { label: "Cancellation reason", value: portalReasons[draft.reason as PortalReason]?.label ?? "–" },
            {
              label: "Additional details",
              value: <span className="text-lines">{draft.description.trim() || "None"}</span>,
            },
          ]}
        />
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <CodeButton
                calls={[
                  calls.send({
                    agreementId: facts.agreement.id,
                    reasonCode: portalReasons[draft.reason as PortalReason]?.wireCode ?? "OTHER",
                    description: draft.description,
                    clientToken,
                  }),
                ]}
              />
            }
          >
            What happens then
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: "The buyer may answer until", value: <Moment at={wouldEndAt} /> },
            {
              label: `Emails to ${acceptorName}`,
              value: notified.buyer.length
                ? `${plural(notified.buyer.length, "address", "addresses")}: ${notified.buyer.join(", ")}`
                : "No registered address. You will have to share the response link yourself.",
            },
            { label: "Emails to you", value: notified.seller.join(", ") || "Your own address" },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

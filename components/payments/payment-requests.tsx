"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import dynamic from "next/dynamic";
import { useState } from "react";
import { formatMoney } from "@/lib/money";
import { type PaymentRequestStatus, paymentRequestStatusLabels } from "@/lib/payment-requests/payment-request";
import type { PaymentRequestView, Payments } from "@/lib/payment-requests/queries";
import { useFlashes } from "../shell/flashes";
import { IdText } from "../ui/id-text";
import { Moment } from "../ui/moment";
import { Stacked } from "../ui/stacked";
import type { PaymentActions } from "./actions";

const AnswerModal = dynamic(() => import("./answer-modal"));
const RequestModal = dynamic(() => import("./request-modal"));

const indicators: Record<PaymentRequestStatus, "pending" | "success" | "stopped" | "error"> = {
  VALIDATING: "pending",
  VALIDATION_FAILED: "error",
  PENDING_APPROVAL: "pending",
  APPROVED: "success",
  REJECTED: "stopped",
  CANCELLED: "stopped",
};

type Props = { agreementId: string; payments: Payments; actions: PaymentActions };
type Open = { verb: "request" } | { verb: "accept" | "decline" | "withdraw"; request: PaymentRequestView };

/** What the seller asked for under a variable payment term, and what each side can do about it. */
export function PaymentRequests({ agreementId, payments, actions }: Props) {
  const { show } = useFlashes();
  const [open, setOpen] = useState<Open | null>(null);
  const { requests, term, whyNotSend } = payments;
  const close = (done: string | null) => {
    setOpen(null);
    if (done) show(`payment-${agreementId}`, { type: "success", header: done });
  };
  return (
    <>
      <Table
        header={
          <Header
            variant="h2"
            counter={`(${requests.length})`}
            description={
              term
                ? `${formatMoney(term.remaining, term.currency)} of ${formatMoney(term.maximum, term.currency)} is left to request.`
                : undefined
            }
            actions={
              actions.party === "seller" && (
                <Button
                  disabled={whyNotSend !== null}
                  disabledReason={whyNotSend ?? undefined}
                  onClick={() => setOpen({ verb: "request" })}
                >
                  Request payment
                </Button>
              )
            }
          >
            Payment requests
          </Header>
        }
        items={requests}
        trackBy="id"
        empty="No payment requests."
        columnDefinitions={[
          {
            id: "name",
            header: "Payment request",
            isRowHeader: true,
            cell: ({ id, name, description }) => (
              <Stacked below={<IdText id={id} />}>
                {name}
                {description && <Box color="text-body-secondary">{description}</Box>}
              </Stacked>
            ),
          },
          {
            id: "status",
            header: "Status",
            cell: ({ status }) => (
              <StatusIndicator type={indicators[status]}>{paymentRequestStatusLabels[status]}</StatusIndicator>
            ),
          },
          { id: "amount", header: "Amount", cell: ({ amount, currency }) => formatMoney(amount, currency) },
          {
            id: "created",
            header: "Requested",
            cell: ({ createdAt, approvesAt, status }) => (
              <Stacked
                below={
                  status === "PENDING_APPROVAL" && approvesAt ? (
                    <>
                      Approved automatically on <Moment at={approvesAt} />
                    </>
                  ) : undefined
                }
              >
                <Moment at={createdAt} />
              </Stacked>
            ),
          },
          { id: "answer", header: "Answer", cell: ({ statusMessage }) => statusMessage ?? "–" },
          { id: "actions", header: "Actions", cell: (request) => <RowActions {...{ request, actions, setOpen }} /> },
        ]}
      />
      {open?.verb === "request" && actions.party === "seller" && term && (
        <RequestModal agreementId={agreementId} term={term} send={actions.request} onClose={close} />
      )}
      {open && open.verb !== "request" && <AnswerModal {...open} actions={actions} onClose={close} />}
    </>
  );
}

type RowProps = { request: PaymentRequestView; actions: PaymentActions; setOpen: (open: Open) => void };

function RowActions({ request, actions, setOpen }: RowProps) {
  const verbs =
    actions.party === "seller"
      ? [{ verb: "withdraw", text: "Withdraw", whyNot: request.whyNotWithdraw } as const]
      : [
          { verb: "accept", text: "Accept", whyNot: request.whyNotAccept } as const,
          { verb: "decline", text: "Decline", whyNot: request.whyNotAccept } as const,
        ];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {verbs.map(({ verb, text, whyNot }) => (
        <Button
          key={verb}
          variant="inline-link"
          ariaLabel={`${text} ${request.name}`}
          disabled={whyNot !== null}
          disabledReason={whyNot ?? undefined}
          onClick={() => setOpen({ verb, request })}
        >
          {text}
        </Button>
      ))}
    </SpaceBetween>
  );
}

import { z } from "zod";
import { newId } from "../../ids";
import { acceptPaymentRequest, rejectPaymentRequest, withdrawPaymentRequest } from "../../payment-requests/answer";
import { listPaymentRequestsOfParty } from "../../payment-requests/list-of-party";
import { paymentRequestStatuses } from "../../payment-requests/payment-request";
import { getPaymentRequest } from "../../payment-requests/queries";
import { sendPaymentRequest } from "../../payment-requests/send";
import {
  agreementId,
  agreementType,
  amount,
  catalog,
  clientToken,
  message,
  paging,
  partyType,
  paymentRequestId,
  purchaseOrderReference,
  termId,
} from "../fields";
import { listOperation } from "../list-operation";
import { type Operations, operation } from "../operation";
import { presentPaymentRequest, presentPaymentRequests } from "../present/payments";

const sent = z
  .object({
    agreementId,
    termId,
    name: z
      .string()
      .min(5)
      .max(64)
      .regex(/^.+$/)
      .refine((text) => !text.includes("\0"), "It must not contain NUL characters."),
    chargeAmount: amount,
    description: message(2000).optional(),
    clientToken: clientToken.optional(),
  })
  .transform(({ chargeAmount, description, clientToken, ...input }) => ({
    ...input,
    amount: chargeAmount,
    description: description ?? null,
    // Without a token every call is a request of its own.
    clientToken: clientToken ?? newId.plain(),
  }));

const named = { agreementId, paymentRequestId };
const request = z.object(named);
const acceptance = z
  .object({ ...named, purchaseOrderReference: purchaseOrderReference.optional() })
  .transform((input) => ({ ...input, purchaseOrderReference: input.purchaseOrderReference ?? null }));
const rejection = z
  .object({ ...named, rejectionReason: message(250).optional() })
  .transform((input) => ({ ...input, rejectionReason: input.rejectionReason ?? null }));

const listed = z.object({
  partyType,
  agreementId: agreementId.optional(),
  status: z.enum(paymentRequestStatuses).optional(),
  agreementType: agreementType.optional(),
  catalog: catalog.optional(),
  ...paging,
});

export const paymentRequestOperations = {
  SendAgreementPaymentRequest: operation(sent, sendPaymentRequest, (sent) => {
    const { updatedAt: _, ...request } = presentPaymentRequest(sent);
    return request;
  }),
  AcceptAgreementPaymentRequest: operation(acceptance, acceptPaymentRequest, (accepted) => {
    const { chargeId: _, ...request } = presentPaymentRequest(accepted);
    return request;
  }),
  RejectAgreementPaymentRequest: operation(rejection, rejectPaymentRequest, presentPaymentRequest),
  CancelAgreementPaymentRequest: operation(request, withdrawPaymentRequest, presentPaymentRequest),
  GetAgreementPaymentRequest: operation(request, getPaymentRequest, presentPaymentRequest),
  ListAgreementPaymentRequests: listOperation(
    "ListAgreementPaymentRequests",
    listed,
    listPaymentRequestsOfParty,
    presentPaymentRequests,
  ),
} satisfies Operations;

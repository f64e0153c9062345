import { z } from "zod";
import { approveCancellationRequest } from "../../cancellation-requests/approve";
import { reasonCodes } from "../../cancellation-requests/labels";
import { listRequestsOfParty } from "../../cancellation-requests/list-of-party";
import { getCancellationRequest } from "../../cancellation-requests/queries";
import { rejectCancellationRequest } from "../../cancellation-requests/reject";
import { sendCancellationRequestByApi } from "../../cancellation-requests/send";
import { statuses } from "../../cancellation-requests/states";
import { withdrawCancellationRequest } from "../../cancellation-requests/withdraw";
import { newId } from "../../ids";
import {
  agreementId,
  agreementType,
  cancellationRequestId,
  catalog,
  clientToken,
  message,
  paging,
  partyType,
} from "../fields";
import { listOperation } from "../list-operation";
import { type Operations, operation } from "../operation";
import { presentCancellationRequest, presentCancellationRequests } from "../present/cancellation-requests";

const sent = z
  .object({
    agreementId,
    reasonCode: z.enum(reasonCodes),
    description: message(2000).optional(),
    clientToken: clientToken.optional(),
  })
  .transform(({ description, clientToken, ...input }) => ({
    ...input,
    portalReason: null,
    description: description ?? null,
    // Without a token every call is a request of its own.
    clientToken: clientToken ?? newId.plain(),
  }));

const named = { agreementId, agreementCancellationRequestId: cancellationRequestId };
const renamed = <Input extends { agreementCancellationRequestId: string }>({
  agreementCancellationRequestId: requestId,
  ...input
}: Input) => ({ ...input, requestId });

const request = z.object(named).transform(renamed);
const rejection = z.object({ ...named, rejectionReason: message(2000) }).transform(renamed);
const withdrawal = z.object({ ...named, cancellationReason: message(2000) }).transform(renamed);

const listed = z.object({
  partyType,
  agreementId: agreementId.optional(),
  status: z.enum(statuses).optional(),
  agreementType: agreementType.optional(),
  catalog: catalog.optional(),
  ...paging,
});

export const cancellationRequestOperations = {
  SendAgreementCancellationRequest: operation(sent, sendCancellationRequestByApi, presentCancellationRequest),
  AcceptAgreementCancellationRequest: operation(request, approveCancellationRequest, presentCancellationRequest),
  RejectAgreementCancellationRequest: operation(rejection, rejectCancellationRequest, presentCancellationRequest),
  CancelAgreementCancellationRequest: operation(withdrawal, withdrawCancellationRequest, presentCancellationRequest),
  GetAgreementCancellationRequest: operation(request, getCancellationRequest, presentCancellationRequest),
  ListAgreementCancellationRequests: listOperation(
    "ListAgreementCancellationRequests",
    listed,
    listRequestsOfParty,
    presentCancellationRequests,
  ),
} satisfies Operations;

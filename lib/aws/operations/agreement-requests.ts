import { z } from "zod";
import { acceptAgreementRequest } from "../../agreement-requests/accept";
import { createAgreementRequest } from "../../agreement-requests/create";
import { agreementProposalId, agreementRequestId, requestedTerm } from "../../agreement-requests/schema";
import { intents } from "../../agreement-requests/states";
import { newId } from "../../ids";
import { clientToken, resourceId } from "../fields";
import { type Operations, operation } from "../operation";
import { presentQuote } from "../present/agreement-requests";
import { purchaseOrders } from "./charges";

const wanted = z
  .object({
    intent: z.enum(intents),
    requestedTerms: z.array(requestedTerm).min(1).max(30),
    sourceAgreementIdentifier: resourceId.optional(),
    agreementProposalIdentifier: agreementProposalId.optional(),
    taxConfiguration: z.object({ taxEstimation: z.enum(["DISABLED", "ENABLED"]).optional() }).optional(),
    clientToken: clientToken.optional(),
  })
  .transform((input) => ({
    intent: input.intent,
    requestedTerms: input.requestedTerms,
    sourceAgreementId: input.sourceAgreementIdentifier ?? null,
    proposalId: input.agreementProposalIdentifier ?? null,
    estimateTaxes: input.taxConfiguration?.taxEstimation === "ENABLED",
    // Without a token every call is a request of its own.
    clientToken: input.clientToken ?? newId.plain(),
  }));

const acceptance = z
  .object({ agreementRequestId, purchaseOrders: purchaseOrders.optional() })
  .transform((input) => ({ ...input, purchaseOrders: input.purchaseOrders ?? [] }));

export const agreementRequestOperations = {
  CreateAgreementRequest: operation(wanted, createAgreementRequest, presentQuote),
  AcceptAgreementRequest: operation(acceptance, acceptAgreementRequest, ({ id }) => ({ agreementId: id })),
} satisfies Operations;

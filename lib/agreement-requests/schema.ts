import { z } from "zod";
import { intents } from "./states";

const matching = (pattern: RegExp, longest = 64) => z.string().min(1).max(longest).regex(pattern);
const boundedText = matching(/^.+$/, 4096);

/** @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_CreateAgreementRequest.html */
export const termConfiguration = z.object({
  configurableUpfrontPricingTermConfiguration: z
    .object({
      selectorValue: boundedText,
      dimensions: z
        .array(z.object({ dimensionKey: boundedText, dimensionValue: z.int().min(0).max(2_147_483_647) }))
        .min(1),
    })
    .optional(),
  renewalTermConfiguration: z.object({ enableAutoRenew: z.boolean() }).optional(),
  variablePaymentTermConfiguration: z
    .object({
      paymentRequestApprovalStrategy: z.enum(["AUTO_APPROVE_ON_EXPIRATION", "WAIT_FOR_APPROVAL"]),
      expirationDuration: z
        .string()
        .regex(/^P(?=\d|T\d)(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,7}S)?)?$/)
        .optional(),
    })
    .optional(),
});

export const requestedTerm = z.object({
  id: matching(/^[A-Za-z0-9+=;,.@\-_]+$/, 256),
  configuration: termConfiguration.optional(),
});

export const agreementProposalId = matching(/^(at-|ap-)[A-Za-z0-9]+$/);
export const agreementRequestId = matching(/^ar-[A-Za-z0-9]+$/);

export const createAgreementRequestInput = z.object({
  intent: z.enum(intents),
  requestedTerms: z.array(requestedTerm).min(1).max(30),
  sourceAgreementId: matching(/^[A-Za-z0-9_/-]+$/).nullable(),
  proposalId: agreementProposalId.nullable(),
  /** Taxes are estimated only when the buyer asks for it. */
  estimateTaxes: z.boolean(),
  clientToken: matching(/^[a-zA-Z0-9-]+$/),
});

export const agreementRequestInput = z.object({ agreementRequestId });
export const acceptAgreementRequestInput = agreementRequestInput.extend({
  /** The buyer's own references of quoted charges. */
  purchaseOrders: z
    .array(
      z.object({
        chargeId: matching(/^[A-Za-z0-9_/-]+$/),
        chargeRevision: z.int().min(1).nullable(),
        agreementId: matching(/^[A-Za-z0-9_/-]+$/).nullable(),
        reference: z.string().min(1).max(200).nullable(),
      }),
    )
    .max(86),
});

/** The portal's form: what is accepted without purchase orders. */
export const acceptFromPortalInput = agreementRequestInput.transform((input) => ({ ...input, purchaseOrders: [] }));

export type TermConfiguration = z.infer<typeof termConfiguration>;
export type RequestedTerm = z.infer<typeof requestedTerm>;
export type CreateAgreementRequestInput = z.infer<typeof createAgreementRequestInput>;
export type AgreementRequestInput = z.infer<typeof agreementRequestInput>;
export type AcceptAgreementRequestInput = z.infer<typeof acceptAgreementRequestInput>;

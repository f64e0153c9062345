import { z } from "zod";

/** The members that several operations take, with the limits of the service's model. */

const matching = (pattern: RegExp, longest = 64) => z.string().min(1).max(longest).regex(pattern);

export const resourceId = matching(/^[A-Za-z0-9_/-]+$/);
export const agreementId = resourceId;
export const cancellationRequestId = matching(/^acr-[a-zA-Z0-9]+$/);
export const paymentRequestId = matching(/^pr-[a-zA-Z0-9]+$/);
export const billingAdjustmentId = matching(/^ba-[a-zA-Z0-9]+$/);
export const chargeId = resourceId;
export const chargeRevision = z.number().int().min(1);
export const termId = matching(/^[A-Za-z0-9+=;,.@\-_]+$/, 256);
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
export const clientToken = matching(/^[a-zA-Z0-9-]+$/);

/** Text between the parties. PostgreSQL keeps every character but NUL. */
export const message = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !text.includes("\0"), "It must not contain NUL characters.");

/** A decimal text above nothing; the model's own pattern would let an empty text and "." pass. */
export const amount = z
  .string()
  .regex(/^\d{0,12}(\.\d{0,8})?$/)
  .refine((text) => Number(text) > 0, "It must be above 0.");

/** The buyer's own reference; 200 characters are what the console takes. */
export const purchaseOrderReference = message(200);

/** The only catalog there is. */
export const catalog = z.enum(["AWSMarketplace"]);
/** The only type of agreement that buyers and sellers make here. */
export const agreementType = z.enum(["PurchaseAgreement"]);
export const partyType = z.enum(["Proposer", "Acceptor"]);

/** @see lib/aws/page-token.ts */
export const paging = {
  maxResults: z.number().int().min(1).max(50).default(50),
  nextToken: z
    .string()
    .max(8192)
    .regex(/^[a-zA-Z0-9+/=_-]*$/)
    .optional(),
};

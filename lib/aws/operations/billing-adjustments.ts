import { z } from "zod";
import { adjustmentReasons, adjustmentStatuses } from "../../billing-adjustments/billing-adjustment";
import { listAdjustmentsOfSeller } from "../../billing-adjustments/list-of-seller";
import { getBillingAdjustment } from "../../billing-adjustments/queries";
import { requestBillingAdjustments } from "../../billing-adjustments/request";
import { maxEntries } from "../../billing-adjustments/schema";
import {
  agreementId,
  agreementType,
  amount,
  billingAdjustmentId,
  catalog,
  clientToken,
  currencyCode,
  message,
  paging,
} from "../fields";
import { listOperation } from "../list-operation";
import { type Operations, operation } from "../operation";
import { presentAdjustment, presentAdjustments, presentOutcomes } from "../present/payments";

const entry = z
  .object({
    agreementId,
    originalInvoiceId: z
      .string()
      .min(1)
      .max(255)
      .refine((id) => !id.includes("\0"), "It must not contain NUL characters."),
    adjustmentAmount: amount,
    currencyCode,
    adjustmentReasonCode: z.enum(adjustmentReasons),
    description: message(500).optional(),
    clientToken,
  })
  .transform((entry) => ({
    agreementId: entry.agreementId,
    invoiceId: entry.originalInvoiceId,
    amount: entry.adjustmentAmount,
    currency: entry.currencyCode,
    reasonCode: entry.adjustmentReasonCode,
    description: entry.description ?? null,
    clientToken: entry.clientToken,
  }));

const batch = z
  .object({ billingAdjustmentRequestEntries: z.array(entry).min(1) })
  .transform(({ billingAdjustmentRequestEntries: entries }, context) => {
    const problem = (reason: string, message: string) =>
      void context.addIssue({
        code: "custom",
        path: ["billingAdjustmentRequestEntries"],
        message,
        params: { reason },
      });
    if (entries.length > maxEntries)
      problem("BILLING_ADJUSTMENTS_LIMIT_EXCEEDED", `At most ${maxEntries} entries per call.`);
    if (new Set(entries.map(({ agreementId }) => agreementId)).size > 1)
      problem("MULTIPLE_AGREEMENT_IDS", "Name one agreement per call.");
    if (new Set(entries.map(({ clientToken }) => clientToken)).size < entries.length)
      problem("INVALID_CLIENT_TOKEN", "Give each entry a client token of its own.");
    return entries;
  });

const listed = z
  .object({
    agreementId: agreementId.optional(),
    status: z.enum(adjustmentStatuses).optional(),
    createdAfter: z.date().optional(),
    createdBefore: z.date().optional(),
    catalog: catalog.optional(),
    agreementType: agreementType.optional(),
    ...paging,
  })
  .refine(({ agreementId, agreementType }) => !(agreementId && agreementType), {
    path: ["agreementType"],
    message: "Leave it out beside an agreement ID.",
    params: { reason: "UNSUPPORTED_FILTERS" },
  });

export const billingAdjustmentOperations = {
  BatchCreateBillingAdjustmentRequest: operation(batch, requestBillingAdjustments, presentOutcomes),
  GetBillingAdjustmentRequest: operation(
    z
      .object({ agreementId, billingAdjustmentRequestId: billingAdjustmentId })
      .transform(({ billingAdjustmentRequestId, ...input }) => ({
        ...input,
        billingAdjustmentId: billingAdjustmentRequestId,
      })),
    getBillingAdjustment,
    presentAdjustment,
  ),
  ListBillingAdjustmentRequests: listOperation(
    "ListBillingAdjustmentRequests",
    listed,
    listAdjustmentsOfSeller,
    presentAdjustments,
  ),
} satisfies Operations;

import { z } from "zod";
import { listChargesOfBuyer } from "../../charges/list-of-buyer";
import { updatePurchaseOrders } from "../../charges/update-purchase-orders";
import { invoiceTypes, pageOfInvoiceLineItems } from "../../invoices/line-items";
import {
  agreementId,
  agreementType,
  catalog,
  chargeId,
  chargeRevision,
  paging,
  purchaseOrderReference,
  resourceId,
} from "../fields";
import { listOperation } from "../list-operation";
import { type Operations, operation } from "../operation";
import { presentCharges, presentInvoiceLineItems } from "../present/payments";

const listed = z.object({
  agreementId: agreementId.optional(),
  agreementType: agreementType.optional(),
  catalog: catalog.optional(),
  ...paging,
});

/** The references of charges as several operations take them. */
export const purchaseOrders = z
  .array(
    z
      .object({
        chargeId,
        chargeRevision: chargeRevision.optional(),
        agreementId: resourceId.optional(),
        purchaseOrderReference: purchaseOrderReference.optional(),
      })
      .transform((order) => ({
        chargeId: order.chargeId,
        chargeRevision: order.chargeRevision ?? null,
        agreementId: order.agreementId ?? null,
        reference: order.purchaseOrderReference ?? null,
      })),
  )
  .min(1)
  .max(86);

const lineItems = z.object({
  agreementId,
  groupBy: z.enum(["INVOICE_ID"]),
  invoiceId: resourceId.optional(),
  invoiceType: z.enum(invoiceTypes).optional(),
  invoiceBillingPeriod: z
    .object({ month: z.number().int().min(1).max(12), year: z.number().int().min(2023).max(2050) })
    .optional(),
  beforeIssuedTime: z.date().optional(),
  afterIssuedTime: z.date().optional(),
  ...paging,
});

export const chargeOperations = {
  ListAgreementCharges: listOperation("ListAgreementCharges", listed, listChargesOfBuyer, presentCharges),
  UpdatePurchaseOrders: operation(
    z.object({ purchaseOrders }),
    (ctx, input) => updatePurchaseOrders(ctx, input.purchaseOrders),
    () => ({}),
  ),
  ListAgreementInvoiceLineItems: listOperation(
    "ListAgreementInvoiceLineItems",
    lineItems,
    pageOfInvoiceLineItems,
    presentInvoiceLineItems,
  ),
} satisfies Operations;

"use server";

import { z } from "zod";
import { portalAction } from "@/lib/callers/action";
import { updatePurchaseOrders } from "@/lib/charges/update-purchase-orders";
import { acceptPaymentRequest, rejectPaymentRequest, withdrawPaymentRequest } from "@/lib/payment-requests/answer";
import {
  acceptFromPortalInput,
  paymentRequestInput,
  purchaseOrderReference,
  rejectFromPortalInput,
  sendFromPortalInput,
} from "@/lib/payment-requests/schema";
import { sendPaymentRequest } from "@/lib/payment-requests/send";

const idOf = ({ id }: { id: string }) => ({ id });

export const requestPayment = portalAction(["seller"], sendFromPortalInput, sendPaymentRequest, idOf);
export const withdrawPayment = portalAction(["seller"], paymentRequestInput, withdrawPaymentRequest, idOf);
export const acceptPayment = portalAction(["buyer"], acceptFromPortalInput, acceptPaymentRequest, idOf);
export const declinePayment = portalAction(["buyer"], rejectFromPortalInput, rejectPaymentRequest, idOf);

const orderInput = z.object({
  chargeId: z.string().min(1).max(64),
  reference: z
    .string()
    .trim()
    .transform((text) => text || null)
    .pipe(purchaseOrderReference.nullable()),
});
export const setPurchaseOrder = portalAction(
  ["buyer"],
  orderInput,
  (ctx, order) => updatePurchaseOrders(ctx, [{ ...order, chargeRevision: null, agreementId: null }]),
  () => null,
);

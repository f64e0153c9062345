import { z } from "zod";
import { amountText } from "../payment-requests/schema";
import { adjustmentReasons } from "./billing-adjustment";

/** One entry of a call: an amount of one invoice. @see domain rules 4.3 */
export const adjustmentEntryInput = z.object({
  agreementId: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[A-Za-z0-9_/-]+$/),
  invoiceId: z.string().min(1).max(255),
  amount: amountText,
  currency: z.string().regex(/^[A-Z]{3}$/),
  reasonCode: z.enum(adjustmentReasons),
  description: z.string().min(1).max(500).nullable(),
  clientToken: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9-]+$/),
});
export type AdjustmentEntryInput = z.infer<typeof adjustmentEntryInput>;

/** How many invoices one call adjusts at most. */
export const maxEntries = 5;

export type BillingAdjustmentInput = { agreementId: string; billingAdjustmentId: string };

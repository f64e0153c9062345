import type {
  AgreementInvoiceLineItemGroupSummary,
  BatchCreateBillingAdjustmentRequestOutput,
  BillingAdjustmentErrorCode,
  GetAgreementPaymentRequestOutput,
  GetBillingAdjustmentRequestOutput,
  ListAgreementChargesOutput,
  ListAgreementPaymentRequestsOutput,
  ListBillingAdjustmentRequestsOutput,
} from "@aws-sdk/client-marketplace-agreement";
import type { BillingAdjustment } from "../../billing-adjustments/billing-adjustment";
import type { EntryOutcome } from "../../billing-adjustments/request";
import type { BuyerCharge } from "../../charges/list-of-buyer";
import { ConflictError, NotFoundError } from "../../errors";
import type { InvoiceLineItem } from "../../invoices/line-items";
import { plainAmount } from "../../money";
import type { PaymentRequest } from "../../payment-requests/payment-request";

const purchaseAgreement = { agreementType: "PurchaseAgreement", catalog: "AWSMarketplace" } as const;

export const presentPaymentRequest = (request: PaymentRequest) =>
  ({
    paymentRequestId: request.id,
    agreementId: request.agreementId,
    status: request.status,
    statusMessage: request.statusMessage ?? undefined,
    name: request.name,
    description: request.description ?? undefined,
    chargeId: request.chargeId ?? undefined,
    chargeAmount: plainAmount(request.amount, request.currency),
    currencyCode: request.currency,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
  }) satisfies GetAgreementPaymentRequestOutput;

/** A list carries neither the description nor the reason. */
export const presentPaymentRequests = (requests: PaymentRequest[]) =>
  ({
    items: requests.map((request) => {
      const { description: _, statusMessage: __, ...summary } = presentPaymentRequest(request);
      return summary;
    }),
  }) satisfies ListAgreementPaymentRequestsOutput;

export const presentCharges = (charges: BuyerCharge[]) =>
  ({
    items: charges.map((charge) => ({
      id: charge.id,
      revision: charge.revision,
      agreementId: charge.agreementId,
      agreementType: charge.agreementType,
      purchaseOrderReference: charge.purchaseOrderReference ?? undefined,
      currencyCode: charge.currency,
      amount: plainAmount(charge.amount, charge.currency),
      time: charge.chargeAt,
    })),
  }) satisfies ListAgreementChargesOutput;

/** Who the invoices of the service come from, as its documentation has it. */
export const invoicingEntity = { legalName: "Amazon Web Services, Inc." };

export const presentInvoiceLineItems = (items: InvoiceLineItem[]) => ({
  agreementInvoiceLineItemGroupSummaries: items.map(
    (item) =>
      ({
        agreementId: item.agreementId,
        invoiceId: item.invoiceId,
        invoiceType: item.invoiceType,
        invoiceBillingPeriod: { month: item.month, year: item.year },
        issuedTime: item.issuedAt,
        invoicingEntity,
        pricingCurrencyAmount: {
          amount: plainAmount(item.amount, item.currency),
          maxAdjustmentAmount: item.maxAdjustmentAmount
            ? plainAmount(item.maxAdjustmentAmount, item.currency)
            : undefined,
          currencyCode: item.currency,
        },
      }) satisfies AgreementInvoiceLineItemGroupSummary,
  ),
});

const presentSummary = (adjustment: BillingAdjustment) => ({
  billingAdjustmentRequestId: adjustment.id,
  agreementId: adjustment.agreementId,
  originalInvoiceId: adjustment.invoiceId,
  adjustmentAmount: plainAmount(adjustment.amount, adjustment.currency),
  currencyCode: adjustment.currency,
  status: adjustment.status,
  createdAt: adjustment.createdAt,
  updatedAt: adjustment.updatedAt,
});

export const presentAdjustment = (adjustment: BillingAdjustment) =>
  ({
    ...presentSummary(adjustment),
    adjustmentReasonCode: adjustment.reasonCode,
    description: adjustment.description ?? undefined,
    statusMessage: adjustment.statusMessage ?? undefined,
  }) satisfies GetBillingAdjustmentRequestOutput;

export const presentAdjustments = (adjustments: BillingAdjustment[]) =>
  ({
    items: adjustments.map((adjustment) => ({ ...presentSummary(adjustment), ...purchaseAgreement })),
  }) satisfies ListBillingAdjustmentRequestsOutput;

/** What was taken and what was refused, each entry by its token. */
export const presentOutcomes = (outcomes: EntryOutcome[]) =>
  ({
    items: outcomes.flatMap(({ entry, adjustment }) =>
      adjustment ? [{ billingAdjustmentRequestId: adjustment.id, clientToken: entry.clientToken }] : [],
    ),
    errors: outcomes.flatMap(({ entry, error }) =>
      error ? [{ code: errorCode(error), message: error.message, clientToken: entry.clientToken }] : [],
    ),
  }) satisfies BatchCreateBillingAdjustmentRequestOutput;

const errorCode = (error: Error): BillingAdjustmentErrorCode =>
  error instanceof NotFoundError
    ? "RESOURCE_NOT_FOUND_EXCEPTION"
    : error instanceof ConflictError
      ? "CONFLICT_EXCEPTION"
      : "VALIDATION_EXCEPTION";

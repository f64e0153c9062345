import type { Operations } from "./operation";
import { agreementRequestOperations } from "./operations/agreement-requests";
import { agreementOperations } from "./operations/agreements";
import { billingAdjustmentOperations } from "./operations/billing-adjustments";
import { cancellationRequestOperations } from "./operations/cancellation-requests";
import { chargeOperations } from "./operations/charges";
import { paymentRequestOperations } from "./operations/payment-requests";
import { searchOperations } from "./operations/search-agreements";

/** Everything the service does, by the names of the official client. A new noun adds its rows in a file of its own. */
export const operations: Operations = {
  ...agreementOperations,
  ...agreementRequestOperations,
  ...searchOperations,
  ...cancellationRequestOperations,
  ...paymentRequestOperations,
  ...chargeOperations,
  ...billingAdjustmentOperations,
};

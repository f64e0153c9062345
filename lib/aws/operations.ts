import type { Operations } from "./operation";
import { agreementOperations } from "./operations/agreements";
import { cancellationRequestOperations } from "./operations/cancellation-requests";
import { searchOperations } from "./operations/search-agreements";

/** Everything the service does, by the names of the official client. A new noun adds its rows in a file of its own. */
export const operations: Operations = {
  ...agreementOperations,
  ...searchOperations,
  ...cancellationRequestOperations,
};

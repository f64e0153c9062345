import type { Operations } from "./operation";
import { agreementOperations } from "./operations/agreements";
import { cancellationRequestOperations } from "./operations/cancellation-requests";

/** Everything the service does, by the names of the official client. A new noun adds its rows in a file of its own. */
export const operations: Operations = { ...agreementOperations, ...cancellationRequestOperations };

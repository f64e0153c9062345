import type { OperationName } from "./model";

/** Who calls it, what it does, and how often a second AWS lets one account call it. */
export type OperationFacts = {
  caller: "Acceptor" | "Proposer" | "Both";
  access: "Read" | "List" | "Write";
  perSecond: number;
};

const facts = (caller: OperationFacts["caller"], access: OperationFacts["access"], perSecond: number) => ({
  caller,
  access,
  perSecond,
});

/** @see https://docs.aws.amazon.com/marketplace/latest/APIReference/agreement-api-quotas.html */
export const operationFacts: Record<OperationName, OperationFacts> = {
  AcceptAgreementCancellationRequest: facts("Acceptor", "Write", 2),
  AcceptAgreementPaymentRequest: facts("Acceptor", "Write", 5),
  AcceptAgreementRequest: facts("Acceptor", "Write", 3),
  BatchCreateBillingAdjustmentRequest: facts("Proposer", "Write", 2),
  CancelAgreement: facts("Acceptor", "Write", 3),
  CancelAgreementCancellationRequest: facts("Proposer", "Write", 2),
  CancelAgreementPaymentRequest: facts("Proposer", "Write", 5),
  CreateAgreementRequest: facts("Acceptor", "Write", 4),
  DescribeAgreement: facts("Both", "Read", 5),
  GetAgreementCancellationRequest: facts("Both", "Read", 5),
  GetAgreementEntitlements: facts("Acceptor", "Read", 10),
  GetAgreementPaymentRequest: facts("Both", "Read", 5),
  GetAgreementTerms: facts("Both", "List", 10),
  GetBillingAdjustmentRequest: facts("Proposer", "Read", 5),
  ListAgreementCancellationRequests: facts("Both", "List", 5),
  ListAgreementCharges: facts("Acceptor", "List", 15),
  ListAgreementInvoiceLineItems: facts("Proposer", "List", 10),
  ListAgreementPaymentRequests: facts("Both", "List", 5),
  ListBillingAdjustmentRequests: facts("Proposer", "List", 5),
  RejectAgreementCancellationRequest: facts("Acceptor", "Write", 2),
  RejectAgreementPaymentRequest: facts("Acceptor", "Write", 5),
  SearchAgreements: facts("Both", "List", 5),
  SendAgreementCancellationRequest: facts("Proposer", "Write", 2),
  SendAgreementPaymentRequest: facts("Proposer", "Write", 5),
  UpdatePurchaseOrders: facts("Acceptor", "Write", 3),
};

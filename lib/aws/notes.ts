import type { OperationName } from "./model";

/** What an operation does in a sentence, and where it differs from what is known of AWS. */
type Note = { does: string; differs?: string };

const anyPartyMissing = "Who is neither party gets the same answer as for an ID that does not exist.";

export const notes: Record<OperationName, Note> = {
  AcceptAgreementCancellationRequest: {
    does: "The buyer agrees: the request is approved and the agreement cancelled.",
    differs: "The agreement ends with the approval, not a moment later. From the deadline on it is a conflict.",
  },
  AcceptAgreementPaymentRequest: { does: "The buyer agrees to pay; a charge comes of it." },
  AcceptAgreementRequest: { does: "The buyer turns a quote into an agreement." },
  BatchCreateBillingAdjustmentRequest: {
    does: "The seller gives money back for up to five invoices of one agreement, each with its own result.",
    differs: "Neither verified users nor multi-factor sign-in are asked for. No limit of age or number.",
  },
  CancelAgreement: {
    does: "The buyer ends a pay-as-you-go agreement at once.",
    differs: "A contract is UNSUPPORTED_ACTION: its seller asks for a cancellation.",
  },
  CancelAgreementCancellationRequest: {
    does: "The seller takes a request back while it is pending.",
    differs: "statusMessage is the seller's own reason; AWS's examples show a general sentence.",
  },
  CancelAgreementPaymentRequest: { does: "The seller takes a payment request back while it is pending." },
  CreateAgreementRequest: { does: "The buyer gets a quote for a new, an amended or a replacing agreement." },
  DescribeAgreement: { does: "Both parties read an agreement.", differs: anyPartyMissing },
  GetAgreementCancellationRequest: {
    does: "Both parties read a cancellation request.",
    differs: "Past its deadline it reads as approved, even before a worker has written that down.",
  },
  GetAgreementEntitlements: {
    does: "The buyer reads what it may use.",
    differs: "Registration tokens are made, but there is no product to register with.",
  },
  GetAgreementPaymentRequest: { does: "Both parties read a payment request." },
  GetAgreementTerms: { does: "Both parties read what was accepted: all thirteen kinds of terms." },
  GetBillingAdjustmentRequest: { does: "The seller reads a billing adjustment." },
  ListAgreementCancellationRequests: {
    does: "A party lists its cancellation requests, newest first.",
    differs: "AWS documents no order.",
  },
  ListAgreementCharges: { does: "The buyer lists charges, with purchase orders." },
  ListAgreementInvoiceLineItems: {
    does: "The seller lists the invoices of an agreement, with what is left to adjust.",
    differs: "The invoicing entity is a fiction of this portal.",
  },
  ListAgreementPaymentRequests: { does: "A party lists its payment requests, newest first." },
  ListBillingAdjustmentRequests: { does: "The seller lists billing adjustments, newest first." },
  RejectAgreementCancellationRequest: { does: "The buyer declines, with a reason; the agreement goes on." },
  RejectAgreementPaymentRequest: { does: "The buyer declines to pay, with or without a reason." },
  SearchAgreements: {
    does: "A party searches its agreements by up to ten filters.",
    differs: "PartyType is required. Agreements without an end sort last. LicenseArn takes whole ARNs.",
  },
  SendAgreementCancellationRequest: {
    does: "The seller asks the buyer to end an active agreement; seven days to answer begin.",
    differs:
      "An agreement that another depends on is taken, and fails validation within ten seconds, before the buyer is told.",
  },
  SendAgreementPaymentRequest: { does: "The seller asks for a payment under a variable payment term." },
  UpdatePurchaseOrders: { does: "The buyer attaches purchase orders to charges." },
};

/** What each exception means, in the words of this portal. */
export const exceptionNotes: Record<string, string> = {
  ValidationException: "The input breaks a limit, or this is not possible; `reason` and `fields` say which and where.",
  AccessDeniedException: "You are a party, but this is for the other one, or your key's role may only look.",
  ResourceNotFoundException: "There is no such thing, or your account is no party of it: both look the same.",
  ConflictException:
    "Somebody was faster, or the state does not allow it any more; `resourceId` says what stands in the way.",
  ServiceQuotaExceededException: "The account has as many of these as it may.",
  ThrottlingException: "More calls a second than AWS allows; only while the throttling profile is on.",
  InternalServerException: "Something failed that nobody expected. The client tries again by itself.",
};

import type {
  GetAgreementCancellationRequestOutput,
  ListAgreementCancellationRequestsOutput,
} from "@aws-sdk/client-marketplace-agreement";
import type { CancellationRequest } from "../../cancellation-requests/request";

/** Whether it was approved by a person or by time is not part of the service's answer. */
export const presentCancellationRequest = (request: CancellationRequest) =>
  ({
    agreementCancellationRequestId: request.id,
    agreementId: request.agreementId,
    status: request.status,
    statusMessage: request.statusMessage ?? undefined,
    reasonCode: request.reasonCode,
    description: request.description ?? undefined,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
  }) satisfies GetAgreementCancellationRequestOutput;

/** A list carries neither the message nor the reason. */
export const presentCancellationRequests = (requests: CancellationRequest[]) =>
  ({
    items: requests.map((request) => {
      const { description: _, statusMessage: __, ...summary } = presentCancellationRequest(request);
      return { ...summary, agreementType: "PurchaseAgreement", catalog: "AWSMarketplace" };
    }),
  }) satisfies ListAgreementCancellationRequestsOutput;

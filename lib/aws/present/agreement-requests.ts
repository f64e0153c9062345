import type { CreateAgreementRequestOutput } from "@aws-sdk/client-marketplace-agreement";
import type { AgreementRequest } from "../../agreement-requests/agreement-request";
import { invoicingEntity } from "./payments";

export const presentQuote = ({ id, chargeSummary }: AgreementRequest) =>
  ({
    agreementRequestId: id,
    chargeSummary: {
      ...chargeSummary,
      expectedCharges: chargeSummary.expectedCharges.map(({ time, ...charge }) => ({
        ...charge,
        time: time === undefined ? undefined : new Date(time),
      })),
      invoicingEntity,
    },
  }) satisfies CreateAgreementRequestOutput;

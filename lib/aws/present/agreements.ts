import type { DescribeAgreementOutput, EndTimeBehavior } from "@aws-sdk/client-marketplace-agreement";
import type { Agreement } from "../../agreements/agreement";
import { plainAmount } from "../../money";

const proposalOf = ({ productId, productType, offerId, offerSetId }: Agreement) => ({
  resources: [{ id: productId, type: productType }],
  offerId,
  offerSetId: offerSetId ?? undefined,
});

export const presentAgreement = (agreement: Agreement) =>
  ({
    agreementId: agreement.id,
    acceptor: { accountId: agreement.acceptorId },
    proposer: { accountId: agreement.proposerId },
    startTime: agreement.startAt,
    endTime: agreement.endAt ?? undefined,
    acceptanceTime: agreement.acceptedAt,
    agreementType: agreement.agreementType,
    estimatedCharges: {
      currencyCode: agreement.currency,
      // Nothing is committed to where only usage is billed.
      agreementValue: Number(agreement.value) ? plainAmount(agreement.value, agreement.currency) : "0",
    },
    proposalSummary: proposalOf(agreement),
    status: agreement.status,
    initialAgreementId: agreement.initialAgreementId,
    endTimeBehavior: endTimeBehavior(agreement),
  }) satisfies DescribeAgreementOutput;

const optOuts = ["PROPOSER_RENEW_OPTED_OUT", "ACCEPTOR_RENEW_OPTED_OUT"];

/** What happens at the end of the term; only active agreements with an end have it. */
function endTimeBehavior(agreement: Agreement): EndTimeBehavior | undefined {
  const { endTimeBehaviorType: type, endTimeBehaviorReason: reason, endAt, status, offerId } = agreement;
  if (status !== "ACTIVE" || !endAt || !type) return undefined;
  const isAboutRenewal = type === "RENEW" || optOuts.includes(reason ?? "");
  return {
    type: type as EndTimeBehavior["type"],
    reasonCode: (reason as EndTimeBehavior["reasonCode"]) ?? undefined,
    ...(isAboutRenewal && { renewalSummary: { offerId } }),
  };
}

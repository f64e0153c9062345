import type {
  AcceptedTerm,
  AgreementEntitlement,
  AgreementViewSummary,
  DescribeAgreementOutput,
  EndTimeBehavior,
  GetAgreementEntitlementsOutput,
  GetAgreementTermsOutput,
  SearchAgreementsOutput,
} from "@aws-sdk/client-marketplace-agreement";
import type { DescribedAgreement } from "../../agreements/describe";
import type { Entitlement } from "../../agreements/entitlements";
import type { TermView } from "../../agreements/queries";
import type { FoundAgreement } from "../../agreements/search";
import { plainAmount } from "../../money";

type Described = Omit<DescribedAgreement, "value" | "currency">;

const proposalOf = ({ productId, productType, offerId, offerSetId }: Described) => ({
  resources: [{ id: productId, type: productType }],
  offerId,
  offerSetId: offerSetId ?? undefined,
});

export const presentAgreement = (agreement: DescribedAgreement) =>
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
function endTimeBehavior(agreement: Described): EndTimeBehavior | undefined {
  const { endTimeBehaviorType: type, endTimeBehaviorReason: reason, endAt, status, offerId } = agreement;
  if (status !== "ACTIVE" || !endAt || !type) return undefined;
  const isAboutRenewal = type === "RENEW" || optOuts.includes(reason ?? "");
  return {
    type: type as EndTimeBehavior["type"],
    reasonCode: (reason as EndTimeBehavior["reasonCode"]) ?? undefined,
    ...(isAboutRenewal && { renewalSummary: { offerId } }),
  };
}

const presentSummary = (agreement: FoundAgreement): AgreementViewSummary => {
  const end = endTimeBehavior(agreement);
  return {
    agreementId: agreement.id,
    acceptanceTime: agreement.acceptedAt,
    startTime: agreement.startAt,
    endTime: agreement.endAt ?? undefined,
    lastUpdateTime: agreement.updatedAt,
    agreementType: agreement.agreementType,
    acceptor: { accountId: agreement.acceptorId },
    proposer: { accountId: agreement.proposerId },
    proposalSummary: proposalOf(agreement),
    status: agreement.status,
    entitlements: agreement.licenseArns?.map((licenseArn) => ({ licenseArn })),
    initialAgreementId: agreement.initialAgreementId,
    endTimeBehaviorType: end?.type,
    endTimeBehaviorReasonCode: end?.reasonCode,
  };
};

export const presentFoundAgreements = (agreements: FoundAgreement[]) =>
  ({ agreementViewSummaries: agreements.map(presentSummary) }) satisfies SearchAgreementsOutput;

/** A union with one member, named like the term's type; what it holds is stored as the service would send it. */
const presentTerm = ({ id, type, content }: TermView) =>
  // Kinds that the client does not know arrive there as an unknown member.
  ({ [`${type.charAt(0).toLowerCase()}${type.slice(1)}`]: { type, id, ...content } }) as unknown as AcceptedTerm;

export const presentTerms = (terms: TermView[]) =>
  ({ acceptedTerms: terms.map(presentTerm) }) satisfies GetAgreementTermsOutput;

const presentEntitlement = (entitlement: Entitlement) => ({
  resource: { id: entitlement.resourceId, type: entitlement.resourceType },
  type: entitlement.type,
  registrationToken: entitlement.registrationToken ?? undefined,
  status: entitlement.status as AgreementEntitlement["status"],
  statusReasonCode: entitlement.reasonCode as AgreementEntitlement["statusReasonCode"],
  licenseArn: entitlement.licenseArn ?? undefined,
});

export const presentEntitlements = (entitlements: Entitlement[]) =>
  ({ agreementEntitlements: entitlements.map(presentEntitlement) }) satisfies GetAgreementEntitlementsOutput;

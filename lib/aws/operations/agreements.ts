import { z } from "zod";
import { pageOfTerms } from "../../agreements/accepted-terms";
import { cancelAgreement } from "../../agreements/cancel";
import { describeAgreement } from "../../agreements/describe";
import { pageOfEntitlements } from "../../agreements/entitlements";
import { agreementId, paging } from "../fields";
import { listOperation } from "../list-operation";
import { type Operations, operation } from "../operation";
import { presentAgreement, presentEntitlements, presentTerms } from "../present/agreements";

const ofAgreement = z.object({ agreementId });
const partsOfAgreement = z.object({ agreementId, ...paging });

export const agreementOperations = {
  CancelAgreement: operation(ofAgreement, cancelAgreement, () => ({})),
  DescribeAgreement: operation(ofAgreement, describeAgreement, presentAgreement),
  GetAgreementEntitlements: listOperation(
    "GetAgreementEntitlements",
    partsOfAgreement,
    pageOfEntitlements,
    presentEntitlements,
  ),
  GetAgreementTerms: listOperation("GetAgreementTerms", partsOfAgreement, pageOfTerms, presentTerms),
} satisfies Operations;

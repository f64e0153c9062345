import { z } from "zod";
import { getAgreement } from "../../agreements/queries";
import { agreementId } from "../fields";
import { type Operations, operation } from "../operation";
import { presentAgreement } from "../present/agreements";

const ofAgreement = z.object({ agreementId });

export const agreementOperations = {
  DescribeAgreement: operation(ofAgreement, getAgreement, presentAgreement),
} satisfies Operations;

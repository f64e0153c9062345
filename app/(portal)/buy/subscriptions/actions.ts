"use server";

import { cancelAgreement, cancelAgreementInput } from "@/lib/agreements/cancel";
import { portalAction } from "@/lib/callers/action";

export const cancel = portalAction(["buyer"], cancelAgreementInput, cancelAgreement, () => null);

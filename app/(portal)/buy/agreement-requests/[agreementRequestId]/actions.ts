"use server";

import { acceptAgreementRequest } from "@/lib/agreement-requests/accept";
import { acceptFromPortalInput } from "@/lib/agreement-requests/schema";
import { portalAction } from "@/lib/callers/action";

export const accept = portalAction(["buyer"], acceptFromPortalInput, acceptAgreementRequest, ({ id }) => id);

import { createHash } from "node:crypto";

/** The license that backs an agreement's entitlement. */
export const licenseArn = (agreementId: string, buyerId: string) =>
  `arn:aws:license-manager::${buyerId}:license:l-${createHash("md5").update(agreementId).digest("hex")}`;

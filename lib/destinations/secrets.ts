import { randomBytes } from "node:crypto";

/** The name under which the secrets of destinations are encrypted. */
export const secretPurpose = "destinations";

/** A signing secret as the Standard Webhooks specification writes it. */
export const newSigningSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/** How long the secret before still signs beside the new one, in hours of machine time. */
export const overlapHours = 24;

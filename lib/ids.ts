import { randomBytes, randomUUID } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** 25 lower-case letters and digits, as the service's own identifiers have. */
function suffix(): string {
  // 252 is the largest multiple of 36 in a byte: bytes above it would favour the first letters.
  let text = "";
  while (text.length < 25) {
    for (const byte of randomBytes(32)) if (byte < 252 && text.length < 25) text += alphabet[byte % 36];
  }
  return text;
}

export const newId = {
  agreement: () => `agmt-${suffix()}`,
  cancellationRequest: () => `acr-${suffix()}`,
  agreementRequest: () => `ar-${suffix()}`,
  charge: () => `ch-${suffix()}`,
  paymentRequest: () => `pr-${suffix()}`,
  billingAdjustment: () => `ba-${suffix()}`,
  plain: () => randomUUID(),
};

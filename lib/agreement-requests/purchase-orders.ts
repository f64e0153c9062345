import type { AgreementRequest } from "./agreement-request";
import { refusal, unsupported } from "./refusals";
import type { AcceptAgreementRequestInput } from "./schema";

/** The buyer's references by the ID of the quoted charge. @throws ValidationError one of them cannot be attached */
export function referencesOf(
  { id, chargeSummary, sourceAgreementId }: AgreementRequest,
  orders: AcceptAgreementRequestInput["purchaseOrders"],
): Map<string, string> {
  const references = new Map<string, string>();
  for (const [i, { chargeId, chargeRevision, agreementId, reference }] of orders.entries()) {
    const at = `purchaseOrders[${i}]`;
    const charge = chargeSummary.expectedCharges.find((charge) => charge.id === chargeId);
    if (!charge) throw refusal("INVALID_CHARGE_ID", `${at}.chargeId`, `${chargeId} is not a charge of ${id}.`);
    if (references.has(chargeId)) throw refusal("DUPLICATE_CHARGES", `${at}.chargeId`, "Name each charge once.");
    if (!reference) {
      throw refusal("MISSING_PURCHASE_ORDER_REFERENCE", `${at}.purchaseOrderReference`, "Name the purchase order.");
    }
    if (!charge.amount)
      throw unsupported(`${chargeId} has no amount yet. Attach the purchase order once it is charged.`);
    if (chargeRevision !== null && chargeRevision !== 1) throw unsupported(`${chargeId} is at revision 1.`);
    if (agreementId !== null && agreementId !== sourceAgreementId) {
      throw unsupported(`${chargeId} does not belong to agreement ${agreementId}.`);
    }
    references.set(chargeId, reference);
  }
  return references;
}

import {
  ListAgreementChargesCommand,
  type PurchaseOrder,
  UpdatePurchaseOrdersCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { addDays, addHours } from "date-fns";
import { beforeEach, expect, test } from "vitest";
import { type Caller, clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { aCharge, anAgreement, now } from "../support/factories";

serveAws();
beforeEach(createKeys);

const update = (caller: Caller, purchaseOrders: PurchaseOrder[]) =>
  clientOf(caller).send(new UpdatePurchaseOrdersCommand({ purchaseOrders }));
async function aChargeAhead(at = addDays(now, 20)): Promise<string> {
  const { id } = await anAgreement();
  return aCharge(id, at);
}
const order = (chargeId: string, more: Partial<PurchaseOrder> = {}) => ({
  chargeId,
  purchaseOrderReference: "PO-9",
  ...more,
});

test("the buyer's reference is on the charge afterwards", async () => {
  const chargeId = await aChargeAhead();
  const { $metadata: _, ...answer } = await update("buyer", [order(chargeId, { chargeRevision: 1 })]);
  expect(answer).toEqual({});
  const { items } = await clientOf("buyer").send(new ListAgreementChargesCommand({}));
  expect(items).toMatchObject([{ id: chargeId, purchaseOrderReference: "PO-9" }]);
});

test("what the service does not do is refused as UNSUPPORTED_ACTION", async () => {
  const [one, other, soon] = [await aChargeAhead(), await aChargeAhead(), await aChargeAhead(addHours(now, 2))];
  for (const orders of [
    [order(one), order(other)],
    [order(soon)],
    [order(one, { chargeRevision: 2 })],
    [order(one, { agreementId: "agmt-other" })],
  ]) {
    expect(await refusal(update("buyer", orders))).toMatchObject({
      name: "ValidationException",
      reason: "UNSUPPORTED_ACTION",
    });
  }
});

test.each([
  [undefined, "MISSING_PURCHASE_ORDERS"],
  [[], "INVALID_PURCHASE_ORDERS"],
  [[{ purchaseOrderReference: "PO" }], "MISSING_CHARGE_ID"],
  [[{ chargeId: "ch 1" }], "INVALID_CHARGE_ID"],
  [[{ chargeId: "ch-1", chargeRevision: 0 }], "INVALID_CHARGE_REVISION"],
  [[{ chargeId: "ch-1", purchaseOrderReference: "" }], "INVALID_PURCHASE_ORDER_REFERENCE"],
  [[order("ch-1"), order("ch-1")], "DUPLICATE_CHARGES"],
])("%j is refused as %s", async (orders, reason) => {
  expect(await refusal(update("buyer", orders as PurchaseOrder[]))).toMatchObject({
    name: "ValidationException",
    reason,
  });
});

test("only an approver of the buyer may; a stranger cannot tell a foreign charge from a missing one", async () => {
  const chargeId = await aChargeAhead();
  for (const caller of ["seller", "buyerViewer"] as const) {
    expect(await refusal(update(caller, [order(chargeId)]))).toMatchObject({ name: "AccessDeniedException" });
  }
  for (const caller of ["stranger", "manufacturer", "admin"] as const) {
    for (const id of [chargeId, "ch-missing"]) {
      expect(await refusal(update(caller, [order(id)]))).toMatchObject({
        name: "ResourceNotFoundException",
        resourceType: "Charge",
        resourceId: id,
      });
    }
  }
});

import { describe, expect, test } from "vitest";
import { updatePurchaseOrders } from "@/lib/charges/update-purchase-orders";
import { connections, sql } from "@/lib/db";
import { aCharge, anAgreement, as, stranger } from "../../support/factories";

const now = new Date("2026-11-02T10:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

async function charged(hours: number, values = {}) {
  const { id } = await anAgreement(values);
  await aCharge(id, at(hours));
  const charge = await connections().db.row<{ id: string }>(sql`select id from charge where agreement_id = ${id}`);
  return { chargeId: charge?.id ?? "", agreementId: id };
}
const order = (chargeId: string, more = {}) => ({
  chargeId,
  chargeRevision: null,
  agreementId: null,
  reference: "PO-1",
  ...more,
});
const referenceOf = async (chargeId: string) =>
  (
    await connections().db.row<{ ref: string }>(
      sql`select purchase_order_reference as ref from charge where id = ${chargeId}`,
    )
  )?.ref;

describe("a buyer attaches purchase orders", () => {
  test("to a charge ahead, and takes one away again", async () => {
    const { chargeId } = await charged(48);
    const ctx = await as("BUYER_APPROVER");
    await updatePurchaseOrders(ctx, [order(chargeId, { chargeRevision: 1 })]);
    expect(await referenceOf(chargeId)).toBe("PO-1");
    await updatePurchaseOrders(ctx, [order(chargeId, { reference: null })]);
    expect(await referenceOf(chargeId)).toBeNull();
  });

  test.each([
    ["a charge due within three hours", 3, {}, {}],
    ["a past charge of an agreement that does not renew", -1, { autoRenew: false }, {}],
    ["a charge of an agreement that has ended", 48, { status: "CANCELLED", endedAt: at(-1) }, {}],
    ["an older revision", 48, {}, { chargeRevision: 2 }],
    ["another agreement's charge", 48, {}, { agreementId: "agmt-other" }],
  ])("but not to %s", async (_, hours, values, more) => {
    const { chargeId } = await charged(hours, values);
    const attempt = updatePurchaseOrders(await as("BUYER_APPROVER"), [order(chargeId, more)]);
    await expect(attempt).rejects.toMatchObject({ code: "UNSUPPORTED_ACTION" });
    expect(await referenceOf(chargeId)).toBeNull();
  });

  test("a past charge of an agreement that renews takes one", async () => {
    const { chargeId } = await charged(-1, { autoRenew: true });
    await updatePurchaseOrders(await as("BUYER_APPROVER"), [order(chargeId)]);
    expect(await referenceOf(chargeId)).toBe("PO-1");
  });

  test("all of them or none", async () => {
    const [one, other] = [await charged(48), await charged(48)];
    const ctx = await as("BUYER_APPROVER");
    for (const [orders, refusal] of [
      [[order(one.chargeId), order(one.chargeId)], { code: "DUPLICATE_CHARGES" }],
      [[order(one.chargeId), order(other.chargeId)], { code: "UNSUPPORTED_ACTION" }],
      [
        [order(one.chargeId), order("ch-missing")],
        { name: "NotFoundError", resource: { type: "Charge", id: "ch-missing" } },
      ],
    ] as const) {
      await expect(updatePurchaseOrders(ctx, [...orders])).rejects.toMatchObject(refusal);
      expect(await referenceOf(one.chargeId)).toBeNull();
    }
  });

  test.each([
    ["SELLER_ADMIN", undefined, "ForbiddenError"],
    ["BUYER_VIEWER", undefined, "ForbiddenError"],
    ["ADMIN", undefined, "ForbiddenError"],
    ["BUYER_APPROVER", stranger, "NotFoundError"],
  ] as const)("%s cannot", async (role, account, name) => {
    const { chargeId } = await charged(48);
    await expect(updatePurchaseOrders(await as(role, account), [order(chargeId)])).rejects.toMatchObject({ name });
  });
});

import type { AgreementView } from "@/lib/agreements/queries";

type View = { name: string; query: (row: AgreementView) => Record<string, string | string[]> };
const filter = (name: string, condition: (row: AgreementView) => string): View => ({
  name,
  query: (row) => ({ f: condition(row) }),
});

/** Each way to look at the list, with values taken from rows that are there. */
export const corpusViews: View[] = [
  { name: "default view", query: () => ({}) },
  filter("agreement ID", (row) => `agreementId=${row.id}`),
  filter("buyer ID", (row) => `buyerId=${row.acceptorId}`),
  filter("offer ID", (row) => `offerId=${row.offerId}`),
  filter("buyer name contains", (row) => `buyerName:${row.acceptorName.slice(8, 20)}`),
  filter("free text", (row) => `:${row.offerId.slice(6, 16)}`),
  filter("product", (row) => `product:${row.productTitle}`),
  filter("product ID", (row) => `productId=${row.productId}`),
  filter("status", () => "status=EXPIRED"),
  filter("cancellation", () => "cancellation=NONE"),
  filter("end date", () => "endAt<=2027-03-01"),
  filter("start date", () => "startAt>=2025-06-01"),
  filter("acceptance date", () => "acceptedAt<2025-06-01"),
  filter("total value", () => "value>=50000"),
  filter("currency", () => "currency=EUR"),
  filter("pricing model", () => "pricingModel=USAGE"),
  filter("offer type", () => "offerType=PUBLIC"),
  filter("auto-renew", () => "autoRenew=ON"),
  ...["agreementId", "status", "product", "buyerName", "value", "startAt"].map((key) => ({
    name: `sorted by ${key}`,
    query: () => ({ sort: key }),
  })),
];

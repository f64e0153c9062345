/** Files as the two sources print them, made small: name only what a test is about. */
export const header =
  "Subscriber company name,Subscriber AWS account ID,Subscriber email domain,Subscriber country,Subscriber state or region,Subscriber city,Subscriber postal code,Product title,Product ID,Legacy product ID,Offer name,Offer ID,Offer visibility,Offer Set ID,Agreement ID,Agreement start date,Agreement acceptance date,Agreement end date,Status,Agreement Term Types,Estimated agreement value,Currency code,Reseller company name,Reseller AWS account ID,Resale authorization ID,Resale authorization name,Resale authorization description,CPPO flag,Agreement intent,Previous agreement ID,Next agreement ID,Previous offer ID,Next offer ID,Next agreement ID acceptance date(s),Proposer AWS account ID,Proposer company name,ISV AWS account ID,ISV company name,Agreement ends (in days),Agreement ending period";

export const columns = header.split(",");

const usual: Record<string, string> = {
  "Subscriber company name": "Harbour Bank",
  "Subscriber AWS account ID": "444455556666",
  "Product title": "Atlas Catalog",
  "Product ID": "prod-atlas",
  "Offer name": "Atlas, 12 months",
  "Offer ID": "offer-atlas",
  "Offer visibility": "Private",
  "Agreement ID": "agmt-one",
  "Agreement start date": "03-01-2026",
  "Agreement acceptance date": "02-20-2026",
  "Agreement end date": "02-28-2027",
  Status: "Active",
  "Agreement Term Types": "FixedUpfrontPricingTerm",
  "Estimated agreement value": "12000",
  "Currency code": "USD",
  "CPPO flag": "N",
  "Agreement intent": "New",
  "Proposer AWS account ID": "111122223333",
  "Proposer company name": "Northwind Data",
  "ISV AWS account ID": "111122223333",
  "ISV company name": "Northwind Data",
};

export const csvRow = (cells: Record<string, string> = {}) =>
  columns
    .map((column) => ({ ...usual, ...cells })[column] ?? "")
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");

export const csv = (...rows: (Record<string, string> | string)[]) =>
  [header, ...rows.map((row) => (typeof row === "string" ? row : csvRow(row)))].join("\n");

/** One element of search-agreements, times as ISO texts. */
export const summary = (values: Record<string, unknown> = {}) => ({
  agreementId: "agmt-one",
  acceptanceTime: "2026-02-10T14:22:31+00:00",
  startTime: "2026-02-10T14:22:31+00:00",
  endTime: "2027-02-10T14:22:30+00:00",
  lastUpdateTime: "2026-02-10T14:22:35+00:00",
  agreementType: "PurchaseAgreement",
  acceptor: { accountId: "444455556666" },
  proposer: { accountId: "111122223333" },
  proposalSummary: { resources: [{ id: "prod-atlas", type: "SaaSProduct" }], offerId: "offer-atlas" },
  status: "ACTIVE",
  entitlements: [{ licenseArn: "arn:aws:license-manager::444455556666:license:l-0123456789abcdef0123456789abcdef" }],
  initialAgreementId: "agmt-one",
  endTimeBehaviorType: "EXPIRE",
  endTimeBehaviorReasonCode: "NO_RENEWAL_TERM",
  ...values,
});

export const page = (summaries: object[], nextToken?: string) =>
  JSON.stringify({ agreementViewSummaries: summaries, ...(nextToken && { nextToken }) }, null, 2);

/** The same text in pieces of a few bytes, as a slow disk or network might bring it. */
export async function* pieces(text: string | Uint8Array, size = text.length || 1) {
  const bytes = Buffer.from(text as string);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

import { type SearchFilters, type SearchInput, searchAgreements, searchSorts } from "@/lib/agreements/search";
import type { Actor } from "@/lib/auth/actor";
import { bySize } from "./by-size";
import { corpusNow, corpusSeller, fillCorpus } from "./corpus";
import { type Bench, contextOf, type Figure, type Server, withServer } from "./support";

const actor: Actor = {
  kind: "key",
  keyId: "bench",
  name: "bench",
  accountId: corpusSeller,
  accountName: "Bench",
  role: "SELLER_OPERATOR",
};

type Found = Awaited<ReturnType<typeof searchAgreements>>["rows"][number];
type View = { name: string; input: (row: Found) => Partial<SearchInput> };
const filter = (name: keyof SearchFilters, of: (row: Found) => SearchFilters): View => ({
  name: `filter ${name}`,
  input: (row) => ({ filters: of(row) }),
});

const views: View[] = [
  filter("resourceId", ({ productId }) => ({ resourceId: productId })),
  filter("resourceType", ({ productType }) => ({ resourceType: productType })),
  filter("acceptorId", ({ acceptorId }) => ({ acceptorId })),
  filter("offerId", ({ offerId }) => ({ offerId })),
  filter("status", ({ status }) => ({ status })),
  filter("initialAgreementId", ({ initialAgreementId }) => ({ initialAgreementId })),
  filter("endBefore", () => ({ endBefore: new Date("2027-03-01") })),
  filter("endAfter", () => ({ endAfter: new Date("2026-06-01") })),
  filter("startBefore", () => ({ startBefore: new Date("2025-06-01") })),
  filter("startAfter", () => ({ startAfter: new Date("2025-06-01") })),
  filter("updatedBefore", () => ({ updatedBefore: new Date("2025-06-01") })),
  filter("updatedAfter", () => ({ updatedAfter: new Date("2025-06-01") })),
  ...searchSorts.flatMap((by) =>
    [true, false].map((descending) => ({
      name: `sort ${by} ${descending ? "descending" : "ascending"}`,
      input: () => ({ sort: { by, descending } }),
    })),
  ),
];

const search = (change: Partial<SearchInput> = {}): SearchInput => ({
  party: "Proposer",
  agreementType: "PurchaseAgreement",
  filters: {},
  sort: { by: "EndTime", descending: false },
  after: null,
  limit: 25,
  ...change,
});

/** SearchAgreements over 10,000 and 1,000,000 agreements, in turns: each single filter of the corpus, each sort. */
export const searches: Bench = () =>
  withServer(async function* (server): AsyncGenerator<Figure> {
    const small = await searchOver(server, "small", 10_000);
    const large = await searchOver(server, "large", 1_000_000);
    yield* bySize(
      views.map((view) => ({ name: `SearchAgreements ${view.name}`, small: small(view), large: large(view) })),
    );
  });

async function searchOver({ database }: Server, name: string, agreements: number) {
  const connections = await database(name);
  await fillCorpus(connections, agreements);
  const ctx = contextOf(connections, actor, corpusNow);
  const { rows } = await searchAgreements(ctx, search({ limit: 50 }));
  return ({ input }: View) =>
    (round: number) =>
      searchAgreements(ctx, search(input(rows[round % 40] as Found)));
}

import { type SearchFilters, type SearchInput, searchAgreements, searchSorts } from "@/lib/agreements/search";
import type { Actor } from "@/lib/auth/actor";
import { corpusNow, corpusSeller, fillCorpus } from "./corpus";
import { type Bench, contextOf, type Figure, percentile, timed, withServer } from "./support";

const rounds = 50;
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
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    const [small, large] = [await database("small"), await database("large")];
    await fillCorpus(small, 10_000);
    await fillCorpus(large, 1_000_000);
    const sides = [contextOf(small, actor, corpusNow), contextOf(large, actor, corpusNow)] as const;
    const samples = await Promise.all(
      sides.map(async (ctx) => (await searchAgreements(ctx, search({ limit: 50 }))).rows),
    );
    for (const { name, input } of views) {
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        for (const side of [0, 1] as const) {
          const row = samples[side]?.[round % 40] as Found;
          const took = await timed(() => searchAgreements(sides[side], search(input(row))));
          if (round >= 10) times[side].push(took);
        }
      }
      const [smallMs, largeMs] = times.map((values) => percentile(values, 0.95)) as [number, number];
      yield {
        name: `SearchAgreements ${name}: p95 at 1,000,000 / p95 at 10,000`,
        value: largeMs / smallMs,
        target: "<=1.2",
        note: `${smallMs.toFixed(1)} ms, ${largeMs.toFixed(1)} ms`,
      };
    }
  });

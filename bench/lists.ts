import { listSellerAgreements } from "@/lib/agreements/list";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import type { AgreementView } from "@/lib/agreements/queries";
import { parseListParams } from "@/lib/lists/params";
import { corpusNow, corpusSeller, fillCorpus } from "./corpus";
import { type Bench, contextOf, type Figure, median, percentile, personAt, timed, withServer } from "./support";
import { corpusViews } from "./views";

const warmUp = 10;
const series = 5;
const rounds = 60;

/** The agreements list over 10,000 and 1,000,000 agreements, in turns: the default view, each single filter, each sort. */
export const lists: Bench = () =>
  withServer(async function* ({ database }): AsyncGenerator<Figure> {
    const small = await database("small");
    const large = await database("large");
    await fillCorpus(small, 10_000);
    await fillCorpus(large, 1_000_000);
    const actor = personAt(corpusSeller, "SELLER_OPERATOR");
    const sides = [contextOf(small, actor, corpusNow), contextOf(large, actor, corpusNow)] as const;
    const samples = await Promise.all(sides.map(async (ctx) => (await listSellerAgreements(ctx, noFilter)).rows));
    const ratios: { view: string; ratio: number; smallMs: number; largeMs: number }[] = [];
    for (const view of corpusViews) {
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round < warmUp + series * rounds; round++) {
        // Whoever goes second would always meet the same moments of the garbage collector.
        for (const side of round % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
          const row = samples[side]?.[round % 40] as AgreementView;
          const { params } = parseListParams(agreementListSpec, view.query(row));
          const took = await timed(() => listSellerAgreements(sides[side], params));
          if (round >= warmUp) times[side].push(took);
        }
      }
      const [smallMs, largeMs] = times.map(p95) as [number, number];
      ratios.push({ view: view.name, ratio: largeMs / smallMs, smallMs, largeMs });
    }
    for (const { view, ratio, smallMs, largeMs } of ratios) {
      yield {
        name: `list ${view}: p95 at 1,000,000 / p95 at 10,000`,
        value: ratio,
        target: "<=1.2",
        note: `${smallMs.toFixed(1)} ms, ${largeMs.toFixed(1)} ms`,
      };
    }
  });

const { params: noFilter } = parseListParams(agreementListSpec, {});

/** The usual one of several series: a pause of the machine spoils one of them. */
const p95 = (times: number[]) =>
  median(Array.from({ length: series }, (_, i) => percentile(times.slice(i * rounds, (i + 1) * rounds), 0.95)));

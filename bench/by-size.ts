import { type Figure, median, percentile, timed } from "./support";

const warmUp = 10;
const series = 5;
const rounds = 60;

/** One way to look at agreements, over 10,000 of them and over 1,000,000. */
export type View = {
  name: string;
  small: (round: number) => Promise<unknown>;
  large: (round: number) => Promise<unknown>;
};

/** How much slower a view is at a hundred times the agreements, measured in turns. */
export async function* bySize(views: View[]): AsyncGenerator<Figure> {
  for (const { name, small, large } of views) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < warmUp + series * rounds; round++) {
      const sides = [
        [times.small, small],
        [times.large, large],
      ] as const;
      // Whoever always went second would always meet the same moments of the garbage collector.
      for (const [kept, look] of round % 2 ? sides : sides.toReversed()) {
        const took = await timed(() => look(round));
        if (round >= warmUp) kept.push(took);
      }
    }
    const [smallMs, largeMs] = [p95(times.small), p95(times.large)];
    yield {
      name: `${name}: p95 at 1,000,000 / p95 at 10,000`,
      value: largeMs / smallMs,
      target: "<=1.2",
      note: `${smallMs.toFixed(1)} ms, ${largeMs.toFixed(1)} ms`,
    };
  }
}

/** The usual one of several series: a pause of the machine spoils one of them. */
const p95 = (times: number[]) =>
  median(Array.from({ length: series }, (_, i) => percentile(times.slice(i * rounds, (i + 1) * rounds), 0.95)));

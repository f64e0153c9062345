import { listSellerAgreements } from "@/lib/agreements/list";
import { agreementListSpec } from "@/lib/agreements/list-spec";
import { parseListParams } from "@/lib/lists/params";
import { bySize } from "./by-size";
import { corpusNow, corpusSeller, fillCorpus } from "./corpus";
import { type Bench, contextOf, type Figure, personAt, type Server, withServer } from "./support";
import { corpusViews } from "./views";

/** The agreements list over 10,000 and 1,000,000 agreements, in turns: the default view, each single filter, each sort. */
export const lists: Bench = () =>
  withServer(async function* (server): AsyncGenerator<Figure> {
    const small = await listOver(server, "small", 10_000);
    const large = await listOver(server, "large", 1_000_000);
    yield* bySize(corpusViews.map((view) => ({ name: `list ${view.name}`, small: small(view), large: large(view) })));
  });

async function listOver({ database }: Server, name: string, agreements: number) {
  const connections = await database(name);
  await fillCorpus(connections, agreements);
  const ctx = contextOf(connections, personAt(corpusSeller, "SELLER_OPERATOR"), corpusNow);
  const list = (query: Record<string, string | string[]>) =>
    listSellerAgreements(ctx, parseListParams(agreementListSpec, query).params);
  const { rows } = await list({});
  return ({ query }: (typeof corpusViews)[number]) =>
    (round: number) => {
      const row = rows[round % 40];
      if (!row) throw new Error(`There are fewer than 40 agreements to look at in ${name}.`);
      return list(query(row));
    };
}

import type { Context } from "../context";
import { empty, sql } from "../db";
import { type Page, pageOf } from "../lists/page";
import { getAgreement, type TermView } from "./queries";

type Input = { agreementId: string; after: string[] | null; limit: number };

/** One page of what was accepted, in the order of the contract. @throws NotFoundError the actor cannot see the agreement */
export async function pageOfTerms(ctx: Context, { agreementId, after, limit }: Input): Promise<Page<TermView>> {
  const [, found] = await Promise.all([
    getAgreement(ctx, { agreementId }),
    ctx.db.rows<TermView & { position: number }>(sql`
      select id, type, content, position from term where agreement_id = ${agreementId}
        ${after ? sql`and (position, id) > (${after[0]}::integer, ${after[1]})` : empty}
      order by position, id limit ${limit + 1}`),
  ]);
  return pageOf(found, limit, ({ position, id }) => [String(position), id]);
}

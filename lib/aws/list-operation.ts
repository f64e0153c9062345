import type { z } from "zod";
import type { Context } from "../context";
import type { Page } from "../lists/page";
import { type Operation, operation } from "./operation";
import { pageToken, readPageToken } from "./page-token";

/** Where a page begins and how long it may be; the cursor is what the query returned as `next`. */
export type PageOf<Query> = Omit<Query, "maxResults" | "nextToken"> & { after: string[] | null; limit: number };

type Paged = { maxResults: number; nextToken?: string };

/** A row of the dispatch table that answers page by page; `nextToken` is absent on the last one. */
export const listOperation = <Schema extends z.ZodType<Paged>, Row, Output extends object>(
  name: string,
  input: Schema,
  query: (ctx: Context, page: PageOf<z.output<Schema>>) => Promise<Page<Row>>,
  present: (rows: Row[]) => Output,
): Operation<Output & { nextToken?: string }> =>
  operation(
    input,
    async (ctx, given) => {
      const { maxResults: limit, nextToken: _, ...rest } = given;
      const { rows, next } = await query(ctx, { ...rest, after: readPageToken(ctx, name, given), limit });
      return { rows, nextToken: next ? pageToken(ctx, name, given, next) : undefined };
    },
    ({ rows, nextToken }) => ({ ...present(rows), nextToken }),
  );

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listFilterSets } from "../accounts/filter-sets";
import type { Context } from "../context";
import { type Column, visibleColumns } from "../lists/columns";
import { type ListSpec, parseListParams } from "../lists/params";

type Query = Record<string, string | string[] | undefined>;

/**
 * What every list page reads from its address and its person: the parameters, the columns to show, the saved filter sets. An
 * address without any parameters opens the person's default set, when there is one.
 */
export async function readListPage<Row>(
  ctx: Context,
  spec: ListSpec,
  columns: readonly Column<Row>[],
  query: Query,
  path: string,
) {
  const saved = await listFilterSets(ctx, spec.name);
  const preset = saved.find(({ isDefault }) => isDefault);
  if (!Object.keys(query).length && preset?.query) redirect(path + preset.query);
  const { params, dropped } = parseListParams(spec, query);
  const chosen = (await cookies()).get(`countersign-columns-${spec.name}`)?.value;
  return { params, dropped, saved, visible: visibleColumns(columns, chosen) };
}

import { redirect } from "next/navigation";
import { listFilterSets } from "../accounts/filter-sets";
import { findColumns } from "../accounts/preferences";
import type { Context } from "../context";
import { type Column, visibleColumns } from "../lists/columns";
import { type ListSpec, parseListParams } from "../lists/params";

type Query = Record<string, string | string[] | undefined>;

/**
 * What every list page reads from its address and its person: the parameters, the columns to show, the saved filter sets. An
 * address with parameters shows everybody the same; the bare one opens as its person likes it, with their default set or columns.
 */
export async function readListPage<Row>(
  ctx: Context,
  spec: ListSpec,
  columns: readonly Column<Row>[],
  query: Query,
  path: string,
) {
  const saved = await listFilterSets(ctx, spec.name);
  if (!Object.keys(query).length) {
    const preset = saved.find(({ isDefault }) => isDefault)?.query;
    const cols = preset ? "" : await findColumns(ctx, spec.name);
    if (preset || cols) redirect(path + (preset || `?cols=${cols}`));
  }
  const { params, dropped } = parseListParams(spec, query);
  const { visible, unknown } = visibleColumns(columns, params.cols);
  if (unknown.length) dropped.push(`cols=${unknown.join(".").slice(0, 80)}`);
  return { params, dropped, saved, visible };
}

import { type Column, visibleColumns } from "../lists/columns";
import { csvStream } from "../lists/csv";
import { type ListSpec, parseListParams } from "../lists/params";

/** The filter and the columns of a list's address, for a file with the same rows and columns. */
export function readListQuery<Row>(request: Request, spec: ListSpec, columns: readonly Column<Row>[]) {
  const search = new URL(request.url).searchParams;
  const query = Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
  const { params } = parseListParams(spec, query);
  const { visible } = visibleColumns(columns, params.cols);
  return {
    params,
    columns: visible.flatMap((id) => columns.find((column) => column.id === id) ?? []),
  };
}

/** A streamed download named after the list and the day. */
export const csvResponse = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  pages: AsyncIterable<Row[]>,
  now: Date,
) =>
  new Response(csvStream(columns, pages), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "no-store",
    },
  });

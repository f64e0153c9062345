import { agreementRequestColumns } from "../agreement-requests/columns";
import { exportAgreementRequests } from "../agreement-requests/list";
import { agreementRequestListSpec } from "../agreement-requests/list-spec";
import { agreementListColumns } from "../agreements/columns";
import { exportSellerAgreements, exportSubscriptions } from "../agreements/list";
import { agreementListSpec } from "../agreements/list-spec";
import { subscriptionColumns } from "../agreements/subscription-columns";
import { subscriptionListSpec } from "../agreements/subscription-spec";
import type { Hat } from "../auth/actor";
import {
  adminRequestColumns,
  buyerRequestColumns,
  type RequestRow,
  requestListColumns,
} from "../cancellation-requests/columns";
import { exportCancellationRequests } from "../cancellation-requests/list";
import { requestListSpec } from "../cancellation-requests/list-spec";
import type { Context } from "../context";
import { type Column, visibleColumns } from "../lists/columns";
import { csvStream } from "../lists/csv";
import type { Exported } from "../lists/exported";
import { type ListParams, type ListSpec, parseListParams } from "../lists/params";
import type { ExportName } from "./names";

/** A list that can be had as a file: the rows of an address's filter with the columns it shows. */
export type ExportableList = {
  hats: Hat[];
  /** The file's name, before the day. */
  file: string;
  isLongerThan: (ctx: Context, query: string, rows: number) => Promise<boolean>;
  /** The file itself. `count` is told the number of rows of each page. */
  stream: (ctx: Context, query: string, count?: (rows: number) => void) => ReadableStream<Uint8Array>;
};

export const exportableLists: Record<ExportName, ExportableList> = {
  "seller-agreements": exportable(
    ["seller", "manufacturer"],
    "agreements",
    agreementListSpec,
    agreementListColumns,
    exportSellerAgreements,
  ),
  "seller-requests": requests(["seller"], requestListColumns),
  "buyer-requests": requests(["buyer"], buyerRequestColumns),
  "buyer-agreement-requests": exportable(
    ["buyer"],
    "agreement-requests",
    agreementRequestListSpec,
    agreementRequestColumns,
    exportAgreementRequests,
  ),
  "admin-requests": requests(["admin"], adminRequestColumns),
  "buyer-subscriptions": subscriptions("active"),
  "buyer-past-subscriptions": subscriptions("inactive"),
};

function requests(hats: Hat[], columns: readonly Column<RequestRow>[]): ExportableList {
  return exportable(hats, "cancellation-requests", requestListSpec, columns, exportCancellationRequests);
}

function subscriptions(tab: "active" | "inactive"): ExportableList {
  return exportable(["buyer"], "subscriptions", subscriptionListSpec, subscriptionColumns, (ctx, params) =>
    exportSubscriptions(ctx, params, tab),
  );
}

function exportable<Row>(
  hats: Hat[],
  file: string,
  spec: ListSpec,
  columns: readonly Column<Row>[],
  read: (ctx: Context, params: ListParams) => Exported<Row>,
): ExportableList {
  return {
    hats,
    file,
    isLongerThan: (ctx, query, rows) => read(ctx, paramsOf(spec, query)).isLongerThan(rows),
    stream(ctx, query, count) {
      const params = paramsOf(spec, query);
      const { visible } = visibleColumns(columns, params.cols);
      const shown = visible.flatMap((id) => columns.find((column) => column.id === id) ?? []);
      return csvStream(shown, counted(read(ctx, params).pages(), count));
    },
  };
}

function paramsOf(spec: ListSpec, query: string): ListParams {
  const search = new URLSearchParams(query);
  const parts = Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]));
  return parseListParams(spec, parts).params;
}

async function* counted<Row>(pages: AsyncIterable<Row[]>, count?: (rows: number) => void) {
  for await (const rows of pages) {
    count?.(rows.length);
    yield rows;
  }
}

export type Format = "dashboard" | "json";
export const formatLabels: Record<Format, string> = {
  dashboard: "Agreements and renewals export (CSV)",
  json: "search-agreements or describe-agreement (JSON)",
};

export type Rejection = { line: number; reason: string; raw: string };
export type Counts = { read: number; created: number; updated: number; unchanged: number; rejectedCount: number };

/** What an import did, or would do. `rejected` holds as many as were asked for; `rejectedCount` counts all. */
export type ImportReport = Counts & { format: Format; rejected: Rejection[] };

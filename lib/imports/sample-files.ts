/** Files to try the import with; they lie in docs/samples and belong to the sample seller. */
export const sampleFiles = {
  "agreements-and-renewals.csv": { type: "text/csv; charset=utf-8", label: "Agreements and renewals export (CSV)" },
  "search-agreements.json": { type: "application/json", label: "search-agreements output (JSON)" },
} as const;
export type SampleFile = keyof typeof sampleFiles;

"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { plural } from "@/lib/format";
import { formatLabels, type ImportReport, type Rejection } from "@/lib/imports/report";

const shown = 100;

/** What an import did or would do, and every row it could not take. */
export function ImportReportView({ report, isDry }: { report: ImportReport; isDry: boolean }) {
  const { read, created, updated, unchanged, rejectedCount, rejected, format } = report;
  const number = (n: number) => n.toLocaleString("en-US");
  return (
    <SpaceBetween size="l">
      <Alert type={rejectedCount ? "warning" : "success"}>
        {isDry ? "This is what an import would do. Nothing was written." : "The file was imported."}
        {rejectedCount > 0 && ` ${plural(rejectedCount, "row")} cannot be taken; the reasons are below.`}
      </Alert>
      <Container header={<Header variant="h2">Report</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: "File", value: formatLabels[format] },
            { label: "Rows read", value: number(read) },
            { label: "Created", value: number(created) },
            { label: "Updated", value: number(updated) },
            { label: "Unchanged", value: number(unchanged) },
            { label: "Rejected", value: number(rejectedCount) },
          ]}
        />
      </Container>
      {rejected.length > 0 && (
        <Table<Rejection>
          items={rejected.slice(0, shown)}
          trackBy={({ line, reason }) => `${line} ${reason}`}
          wrapLines
          header={
            <Header
              variant="h2"
              counter={`(${number(rejectedCount)})`}
              actions={<Button onClick={() => download(rejected)}>Download rejected rows</Button>}
            >
              Rejected rows
            </Header>
          }
          columnDefinitions={[
            { id: "line", header: "Line", width: 90, cell: ({ line }) => number(line) },
            { id: "reason", header: "Reason", width: 420, cell: ({ reason }) => reason },
            {
              id: "raw",
              header: "Row",
              cell: ({ raw }) => <Box variant="code">{raw.length > 200 ? `${raw.slice(0, 200)}…` : raw}</Box>,
            },
          ]}
          footer={footerOf(rejectedCount, rejected.length)}
        />
      )}
    </SpaceBetween>
  );
}

function footerOf(total: number, kept: number): string | undefined {
  if (total <= shown) return undefined;
  const rest = `The first ${shown} are shown.`;
  return kept < total
    ? `${rest} The download has the first ${kept.toLocaleString("en-US")}; npm run import writes all of them to a file.`
    : `${rest} The download has all of them.`;
}

/** One JSON object a line, as the command writes them. */
function download(rejected: Rejection[]) {
  const text = rejected.map((rejection) => `${JSON.stringify(rejection)}\n`).join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  link.download = "rejected-rows.ndjson";
  link.click();
  URL.revokeObjectURL(link.href);
}

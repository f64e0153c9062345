"use client";

import Container from "@cloudscape-design/components/container";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { RequestSummary } from "@/lib/cancellation-requests/home";
import { plural } from "@/lib/format";
import { paths } from "@/lib/paths";

/** How it stands and how the last 30 days went, each number leading to the requests behind it. */
export function SummaryStrip({ summary }: { summary: RequestSummary }) {
  const to = (query: string, count: number) => (
    <a href={paths.admin.cancellationRequests(query)}>{count.toLocaleString("en-US")}</a>
  );
  const { medianHours } = summary;
  return (
    <Container>
      <KeyValuePairs
        columns={5}
        minColumnWidth={110}
        items={[
          { label: "Pending", value: to("?f=status%3DPENDING_APPROVAL", summary.pending) },
          { label: "Due in 24 h", value: to("?f=dueWithin%3D24H", summary.dueWithinDay) },
          {
            label: "Approved automatically in 30 days",
            value: to("?f=answeredBy%3DAUTOMATIC", summary.approvedAutomatically),
          },
          { label: "Denied in 30 days", value: to("?f=status%3DREJECTED", summary.denied) },
          {
            label: "Median time to answer",
            value:
              medianHours === null
                ? "No answers yet"
                : medianHours < 48
                  ? plural(Math.max(1, Math.round(medianHours)), "hour")
                  : plural(Math.round(medianHours / 24), "day"),
          },
        ]}
      />
    </Container>
  );
}

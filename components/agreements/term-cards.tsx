"use client";

import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import type { TermView } from "@/lib/agreements/queries";
import type { TermSummary } from "@/lib/agreements/terms";

/** The accepted terms: each in a sentence, with the record it comes from. */
export function TermCards({ terms }: { terms: (TermView & TermSummary)[] }) {
  if (!terms.length) return <p>No terms are known for this agreement.</p>;
  return (
    <SpaceBetween size="l">
      {terms.map(({ id, type, title, summary, schedule, content }) => (
        <Container
          key={id}
          header={
            <Header variant="h2" description={type}>
              {title}
            </Header>
          }
        >
          <SpaceBetween size="s">
            <p>{summary}</p>
            {schedule && (
              <Table
                variant="embedded"
                items={schedule}
                ariaLabels={{ tableLabel: title }}
                columnDefinitions={[
                  { id: "date", header: "Date", isRowHeader: true, cell: ({ date }) => date },
                  { id: "amount", header: "Amount", cell: ({ amount }) => amount },
                ]}
              />
            )}
            <ExpandableSection headerText="JSON" headingTagOverride="h3">
              <pre className="text-lines">{JSON.stringify(content, null, 2)}</pre>
            </ExpandableSection>
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}

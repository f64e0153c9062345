import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { formatInstant, formatRelative } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { Coming } from "@/lib/test-clock/coming";
import { Stacked } from "../ui/stacked";

type Entry = { id: string; leadsTo: string; productTitle: string; acceptorName: string; at: Date };

/** The next few things the clock will bring, of each kind, over all accounts. */
export function ComingLists({ coming, now }: { coming: Coming; now: Date }) {
  const lists: { title: string; empty: string; entries: Entry[] }[] = [
    {
      title: "Response deadlines",
      empty: "No request waits for an answer.",
      entries: coming.deadlines.map(({ respondBy, ...entry }) => ({ ...entry, leadsTo: entry.id, at: respondBy })),
    },
    {
      title: "Reminders to buyers",
      empty: "No reminder is left.",
      entries: coming.reminders.map(({ nextReminderAt, ...entry }) => ({
        ...entry,
        leadsTo: entry.id,
        at: nextReminderAt,
      })),
    },
    {
      title: "Agreement ends",
      empty: "No active agreement has an end date ahead.",
      entries: coming.ends.map(({ endAt, ...entry }) => ({ ...entry, leadsTo: entry.id, at: endAt })),
    },
    {
      title: "Scheduled invoices",
      empty: "No invoice is scheduled.",
      entries: coming.invoices.map(({ agreementId, chargeAt, ...entry }) => ({
        ...entry,
        leadsTo: agreementId,
        at: chargeAt,
      })),
    },
  ];
  return (
    <Container
      header={
        <Header variant="h2" description="The next of each kind, over all accounts of this sandbox.">
          What's coming
        </Header>
      }
    >
      <ColumnLayout columns={4} variant="text-grid">
        {lists.map(({ title, empty, entries }) => (
          <SpaceBetween key={title} size="s">
            <Header variant="h3">{title}</Header>
            {entries.length === 0 && <p>{empty}</p>}
            {entries.map(({ id, leadsTo, productTitle, acceptorName, at }) => (
              <Stacked key={id} below={`${formatInstant(at)} · ${formatRelative(at, now)}`}>
                <a href={paths.go(leadsTo)}>
                  {productTitle}, {acceptorName}
                </a>
              </Stacked>
            ))}
          </SpaceBetween>
        ))}
      </ColumnLayout>
    </Container>
  );
}

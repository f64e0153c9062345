"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import DateInput from "@cloudscape-design/components/date-input";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { PlainList, type Query } from "../table/plain-list";
import { FindBox } from "../ui/find-box";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";

export type LogRow = {
  id: string;
  at: Date;
  actor: string;
  actorAccount: string | null;
  phrase: string;
  object: string;
  /** Where the object has a page. */
  href: string | null;
  source: string;
  details: [name: string, value: string][];
};
type Choice = { value: string; label: string };
type Props = {
  title: string;
  description: string;
  rows: LogRow[];
  next: string | null;
  query: Query;
  exportHref: string;
  actions: Choice[];
  sources: Choice[];
};

/** Who did what to which object, when, and how they came in; entries cannot be changed. */
export function ActivityLog({ title, description, rows, next, query, exportHref, actions, sources }: Props) {
  const choose = (name: string, label: string, choices: Choice[], go: (query: Query) => void) => {
    const options = [{ value: "", label }, ...choices];
    return (
      <Select
        selectedOption={options.find(({ value }) => value === (query[name] ?? "")) ?? { value: "", label }}
        options={options}
        ariaLabel={label}
        filteringType={choices.length > 10 ? "auto" : "none"}
        expandToViewport
        onChange={({ detail }) => go({ ...query, before: "", [name]: detail.selectedOption.value })}
      />
    );
  };
  return (
    <PlainList<LogRow>
      {...{ title, description, rows, next, query }}
      thing="entry"
      actions={
        <Button href={exportHref} download iconName="download">
          Download CSV
        </Button>
      }
      filter={(go) => (
        <SpaceBetween direction="horizontal" size="xs">
          <FindBox text={query.actor ?? ""} label="Actor" onFind={(actor) => go({ ...query, before: "", actor })} />
          <FindBox text={query.object ?? ""} label="Object" onFind={(object) => go({ ...query, before: "", object })} />
          {choose("action", "Any action", actions, go)}
          {choose("via", "Any source", sources, go)}
          <DateInput
            value={query.from ?? ""}
            ariaLabel="From day (UTC)"
            placeholder="From YYYY/MM/DD"
            onChange={({ detail }) =>
              /^(\d{4}-\d\d-\d\d)?$/.test(detail.value) && go({ ...query, before: "", from: detail.value })
            }
          />
          <DateInput
            value={query.until ?? ""}
            ariaLabel="To day (UTC)"
            placeholder="To YYYY/MM/DD"
            onChange={({ detail }) =>
              /^(\d{4}-\d\d-\d\d)?$/.test(detail.value) && go({ ...query, before: "", until: detail.value })
            }
          />
        </SpaceBetween>
      )}
      empty={
        <>
          <b>Nothing happened yet</b>
          <Box padding={{ vertical: "xs" }}>What people and the portal do appears here.</Box>
        </>
      }
      columns={[
        {
          id: "what",
          header: "What happened",
          width: 380,
          cell: ({ actor, phrase, object, href, details }) => (
            <div>
              {actor} {phrase}{" "}
              {href ? (
                <a className="id" href={href}>
                  {object}
                </a>
              ) : (
                object
              )}
              {details.length > 0 && (
                <ExpandableSection headerText="Details" headerAriaLabel={`Details of: ${actor} ${phrase} ${object}`}>
                  <dl>
                    {details.map(([name, value]) => (
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd className="text-lines">{value}</dd>
                      </div>
                    ))}
                  </dl>
                </ExpandableSection>
              )}
            </div>
          ),
        },
        { id: "time", header: "Time", width: 170, cell: ({ at }) => <TimeText at={at} hasTitle /> },
        {
          id: "actor",
          header: "Actor",
          width: 190,
          cell: ({ actor, actorAccount }) => <Stacked below={actorAccount}>{actor}</Stacked>,
        },
        { id: "source", header: "Source", width: 200, cell: ({ source }) => source },
      ]}
    />
  );
}

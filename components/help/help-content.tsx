"use client";

import HelpPanel from "@cloudscape-design/components/help-panel";
import { useEffect } from "react";
import { helpOf } from "./topics";

/** The help of the page at this address, opened at one of its headings when that was asked for. */
export default function HelpContent({ pathname, section }: { pathname: string; section: string }) {
  const { title, lead, sections } = helpOf(pathname);
  useEffect(() => {
    document.getElementById(`help-${section}`)?.focus();
  }, [section]);
  return (
    <HelpPanel header={<h2>{title}</h2>}>
      <p>{lead}</p>
      {sections.map(({ id, heading, lines }) => (
        <section key={id}>
          <h3 id={`help-${id}`} tabIndex={-1}>
            {heading}
          </h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <h3>Keys</h3>
      <p>
        Press <kbd>?</kbd> for all keyboard shortcuts.
      </p>
    </HelpPanel>
  );
}

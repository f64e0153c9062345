"use client";

import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { paths } from "@/lib/paths";
import type { NavSection } from "./navigation";
import styles from "./shortcut-overview.module.css";

const everywhere = [
  ["/", "Search"],
  ["?", "This overview"],
  ["Esc", "Close what is on top"],
] as const;
const groups = [
  [
    "Lists",
    [
      ["f", "Go to the filter"],
      ["r", "Refresh"],
      ["j", "Next row"],
      ["k", "Previous row"],
      ["x", "Select or deselect the row"],
      ["Enter", "Open the selected row"],
      ["o", "Preview the selected row"],
    ],
  ],
  [
    "Agreement or request in focus",
    [
      ["n", "Request cancellation"],
      ["w", "Withdraw request"],
      ["y", "Copy response link"],
    ],
  ],
  [
    "Details",
    [
      ["e", "View as code"],
      [".", "Copy link to this page"],
    ],
  ],
] as const;

type Props = { sections: NavSection[]; isOn: boolean; onClose: () => void };

export default function ShortcutOverview({ sections, isOn, onClose }: Props) {
  const places = sections.flatMap(({ links }) =>
    links.flatMap(({ key, text }) => (key ? [[`g ${key}`, text] as const] : [])),
  );
  return (
    <Modal visible header="Keyboard shortcuts" closeAriaLabel="Close" onDismiss={onClose}>
      <SpaceBetween size="m">
        <p>
          {isOn ? "They work wherever you are not typing." : "They are turned off."}{" "}
          <a href={paths.preferences()} onClick={onClose}>
            {isOn ? "Turn them off in Preferences" : "Turn them on in Preferences"}
          </a>
        </p>
        <div className={styles.groups}>
          <Keys title="Everywhere" keys={[...everywhere, ...places]} />
          {groups.map(([title, keys]) => (
            <Keys key={title} title={title} keys={keys} />
          ))}
        </div>
      </SpaceBetween>
    </Modal>
  );
}

const Keys = ({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) => (
  <section aria-label={title}>
    <h3 className={styles.title}>{title}</h3>
    <dl className={styles.keys}>
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            {key.split(" ").map((part) => (
              <kbd key={part}>{part}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </section>
);

"use client";

import Box from "@cloudscape-design/components/box";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";
import type { ListActions } from "./list-actions";

// Naming a set is rare: its dialogue is fetched when it opens.
const SaveDialogue = dynamic(() => import("./save-filter-set"));

export type SavedFilterSet = { id: string; name: string; query: string; isDefault?: boolean };
type Props = {
  /** The state of the list, as its address writes it. */
  query: string;
  /** The same without the choice of columns, which built-in sets leave alone. */
  bareQuery: string;
  /** The same with every column named: what a colleague opens looks like this, whatever they prefer. */
  linkQuery: string;
  builtIn: SavedFilterSet[];
  saved: SavedFilterSet[];
  actions: ListActions;
  listName: string;
  choose: (query: string) => void;
  isFiltered: boolean;
  clear: () => void;
};

/** Filters under a name: those that come with the list, and the person's own. */
export function FilterSets({ query, bareQuery, linkQuery, builtIn, saved, actions, listName, ...props }: Props) {
  const [isSaving, setSaving] = useState(false);
  const [chosenId, setChosenId] = useState("");
  const [, startTransition] = useTransition();
  const { show } = useFlashes();
  const all = [...builtIn, ...saved];
  const exact = saved.find((set) => set.query === query) ?? all.find((set) => set.query === bareQuery);
  // A set of one's own stays the current one while its filters are being changed, so that it can be updated.
  const own = saved.find(({ id }) => id === (exact ? exact.id : chosenId));
  if (own && own.id !== chosenId) setChosenId(own.id);
  const option = ({ id, name }: SavedFilterSet) => ({ value: id, label: name });
  const run = (work: () => Promise<Answer<unknown>>, done: string) =>
    startTransition(async () => {
      const { error } = await attempt(work);
      show("filter-sets", error ? { type: "error", content: error } : { type: "success", content: done });
    });
  const onOwn = (work: (set: SavedFilterSet) => Promise<Answer<unknown>>, done: (name: string) => string) => () =>
    own && run(() => work(own), done(`“${own.name}”`));
  const choices: Record<string, () => void> = {
    save: () => setSaving(true),
    update: onOwn(
      ({ name }) => actions.save({ list: listName, name, query }),
      (name) => `Filter set ${name} updated.`,
    ),
    delete: onOwn(
      ({ id }) => actions.remove(id),
      (name) => `Filter set ${name} deleted.`,
    ),
    default: onOwn(
      ({ id }) => actions.makeDefault(id),
      (name) => `${name} is what this list opens with.`,
    ),
    copy: () => {
      navigator.clipboard
        .writeText(`${window.location.origin}${window.location.pathname}${linkQuery}`)
        .then(() => show("filter-sets", { type: "success", content: "Link to this view copied." }))
        .catch(() =>
          show("filter-sets", { type: "error", content: "Couldn't copy. Copy the address from the address bar." }),
        );
    },
  };
  const clear = () => {
    setChosenId("");
    props.clear();
  };
  const needsOwn = { disabled: !own, disabledReason: "Choose one of your own filter sets first." };
  const isUnchanged = own?.query === query;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Box>
        <Select
          selectedOption={exact ? option(exact) : own ? { value: own.id, label: `${own.name} (changed)` } : null}
          placeholder="Saved filters"
          selectedAriaLabel="Selected"
          ariaLabel="Saved filters"
          options={[
            { label: "Built in", options: builtIn.map(option) },
            ...(saved.length ? [{ label: "Your filter sets", options: saved.map(option) }] : []),
          ]}
          onChange={({ detail }) => props.choose(all.find(({ id }) => id === detail.selectedOption.value)?.query ?? "")}
          expandToViewport
        />
      </Box>
      <ButtonDropdown
        ariaLabel="Filter set actions"
        mainAction={{ text: "Clear filters", disabled: !props.isFiltered, onClick: clear }}
        items={[
          { id: "save", text: "Save as new filter set" },
          {
            id: "update",
            text: "Update current filter set",
            disabled: !own || isUnchanged,
            disabledReason: own
              ? "Nothing to update: the list shows this set as it was saved."
              : needsOwn.disabledReason,
          },
          { id: "default", text: "Set as default", ...needsOwn },
          {
            id: "delete",
            text: "Delete current filter set",
            disabled: !own,
            disabledReason: "Built-in filter sets cannot be deleted.",
          },
          { id: "copy", text: "Copy link to this view" },
        ]}
        onItemClick={({ detail }) => choices[detail.id]?.()}
        expandToViewport
      />
      {isSaving && (
        <SaveDialogue
          onCancel={() => setSaving(false)}
          onSave={(name) => {
            setSaving(false);
            run(() => actions.save({ list: listName, name, query }), `Filter set “${name}” saved.`);
          }}
        />
      )}
    </SpaceBetween>
  );
}

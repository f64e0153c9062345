"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";
import { useFlashes } from "../shell/flashes";

// Naming a set is rare: its dialogue is fetched when it opens.
const SaveDialogue = dynamic(() => import("./save-filter-set"));

export type SavedFilterSet = { id: string; name: string; query: string; isDefault?: boolean };
export type FilterSetActions = {
  save: (set: { list: string; name: string; query: string }) => Promise<{ error?: string }>;
  remove: (id: string) => Promise<{ error?: string }>;
  makeDefault: (id: string) => Promise<{ error?: string }>;
};
type Props = {
  query: string;
  builtIn: SavedFilterSet[];
  saved: SavedFilterSet[];
  actions: FilterSetActions;
  listName: string;
  go: (query: string) => void;
};

/** Filters under a name: those that come with the list, and the person's own. */
export function FilterSets({ query, builtIn, saved, actions, listName, go }: Props) {
  const [isSaving, setSaving] = useState(false);
  const [, startTransition] = useTransition();
  const { show } = useFlashes();
  const all = [...builtIn, ...saved];
  const current = all.find((set) => set.query === query);
  const own = saved.find((set) => set.id === current?.id);
  const option = ({ id, name }: SavedFilterSet) => ({ value: id, label: name });
  const run = (work: () => Promise<{ error?: string }>, done: string) =>
    startTransition(async () => {
      const { error } = await work();
      show("filter-sets", error ? { type: "error", content: error } : { type: "success", content: done });
    });
  const choices: Record<string, () => void> = {
    save: () => setSaving(true),
    delete: () => own && run(() => actions.remove(own.id), `Filter set “${own.name}” deleted.`),
    default: () => own && run(() => actions.makeDefault(own.id), `“${own.name}” is what this list opens with.`),
    copy: () => {
      navigator.clipboard
        .writeText(window.location.href)
        .then(() => show("filter-sets", { type: "success", content: "Link to this view copied." }))
        .catch(() =>
          show("filter-sets", { type: "error", content: "Couldn't copy. Copy the address from the address bar." }),
        );
    },
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Box>
        <Select
          selectedOption={current ? option(current) : null}
          placeholder="Saved filters"
          selectedAriaLabel="Selected"
          ariaLabel="Saved filters"
          options={[
            { label: "Built in", options: builtIn.map(option) },
            ...(saved.length ? [{ label: "Your filter sets", options: saved.map(option) }] : []),
          ]}
          onChange={({ detail }) => go(all.find(({ id }) => id === detail.selectedOption.value)?.query ?? "")}
          expandToViewport
        />
      </Box>
      <Button disabled={!query} onClick={() => go("")}>
        Clear filters
      </Button>
      <ButtonDropdown
        ariaLabel="Filter set actions"
        items={[
          { id: "save", text: "Save as new filter set" },
          {
            id: "default",
            text: "Set as default",
            disabled: !own,
            disabledReason: "Choose one of your own filter sets first.",
          },
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

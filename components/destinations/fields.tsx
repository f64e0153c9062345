"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";

type TextProps = {
  label: string;
  description?: string;
  value: string;
  error?: string;
  placeholder?: string;
  isSecret?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
};

export const TextField = ({
  label,
  description,
  value,
  error,
  placeholder,
  isSecret,
  autoFocus,
  onChange,
}: TextProps) => (
  <FormField label={label} description={description} errorText={error}>
    <Input
      value={value}
      placeholder={placeholder}
      autoFocus={autoFocus}
      type={isSecret ? "password" : "text"}
      autoComplete={isSecret ? "off" : undefined}
      spellcheck={false}
      onChange={({ detail }) => onChange(detail.value)}
    />
  </FormField>
);

type Mode = "all" | "some" | "pattern";

/** How a pattern reads in this form: everything, a list of detail types, or anything else. */
function modeOf(pattern: string, known: readonly string[]): Mode {
  try {
    const parsed = JSON.parse(pattern || "{}") as Record<string, unknown>;
    const types = parsed["detail-type"];
    if (!Object.keys(parsed).length) return "all";
    const isList = Array.isArray(types) && types.every((type) => known.includes(type));
    return isList && Object.keys(parsed).length === 1 ? "some" : "pattern";
  } catch {
    return "pattern";
  }
}

type FilterProps = {
  pattern: string;
  detailTypes: readonly string[];
  error?: string;
  onChange: (pattern: string) => void;
};

/** Which events a destination gets: all, some detail types, or what a pattern says. */
export function EventFilter({ pattern, detailTypes, error, onChange }: FilterProps) {
  const [mode, setMode] = useState(modeOf(pattern, detailTypes));
  const chosen = mode === "some" ? ((JSON.parse(pattern || "{}")["detail-type"] ?? []) as string[]) : [];
  const choose = (next: Mode) => {
    setMode(next);
    if (next === "all") onChange("{}");
    if (next === "some") onChange(JSON.stringify({ "detail-type": detailTypes.slice(0, 1) }));
    if (next === "pattern") onChange(JSON.stringify(JSON.parse(pattern || "{}"), null, 2));
  };
  return (
    <SpaceBetween size="s">
      <FormField label="Events">
        <SegmentedControl
          selectedId={mode}
          label="Events"
          options={[
            { id: "all", text: "All" },
            { id: "some", text: "Some types" },
            { id: "pattern", text: "Pattern" },
          ]}
          onChange={({ detail }) => choose(detail.selectedId as Mode)}
        />
      </FormField>
      {mode === "some" && (
        <FormField
          label="Detail types"
          description="The last word is the account's side: Proposer sells, Acceptor buys."
          errorText={error}
        >
          <Multiselect
            selectedOptions={chosen.map((value) => ({ value, label: value }))}
            options={detailTypes.map((value) => ({ value, label: value }))}
            placeholder="Choose detail types"
            expandToViewport
            filteringType="auto"
            onChange={({ detail }) =>
              onChange(JSON.stringify({ "detail-type": detail.selectedOptions.map(({ value }) => value) }))
            }
          />
        </FormField>
      )}
      {mode === "pattern" && (
        <FormField label="Event pattern" description="As a rule of EventBridge has it." errorText={error}>
          <Textarea value={pattern} rows={6} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
        </FormField>
      )}
    </SpaceBetween>
  );
}

"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import { formatInstant } from "@/lib/format";
import type { Look } from "@/lib/look";
import { InfoLink } from "../help/info-link";
import { useFlashes } from "../shell/flashes";

type Props = { look: Look; now: Date; save: (look: Look) => Promise<void> };
type Choice = {
  [Key in keyof Look]: { key: Key; label: string; description: string; options: [Look[Key], string][] };
};

/** Everything with few values: drawn as one row of buttons each. */
const screens: (Choice["mode"] | Choice["density"] | Choice["motion"] | Choice["shortcuts"])[] = [
  {
    key: "mode",
    label: "Visual mode",
    description: "System follows the setting of your device.",
    options: [
      ["system", "System"],
      ["light", "Light"],
      ["dark", "Dark"],
    ],
  },
  {
    key: "density",
    label: "Density",
    description: "Compact shows more rows at once.",
    options: [
      ["comfortable", "Comfortable"],
      ["compact", "Compact"],
    ],
  },
  {
    key: "motion",
    label: "Motion",
    description: "System follows the setting of your device.",
    options: [
      ["system", "System"],
      ["reduced", "Reduced"],
    ],
  },
  {
    key: "shortcuts",
    label: "Single-key shortcuts",
    description: "Press ? for the list. Everything works without them, too.",
    options: [
      ["on", "On"],
      ["off", "Off"],
    ],
  },
];
const dateStyles: Choice["dates"]["options"] = [
  ["long", "Long"],
  ["iso", "ISO 8601"],
];

/** How the portal looks for one person. Each choice takes effect at once, and goes with the person to other devices. */
export function PreferencesForm({ look, now, save }: Props) {
  const [current, setCurrent] = useState(look);
  const [, startTransition] = useTransition();
  const { show } = useFlashes();
  const choose = (change: Partial<Look>) => {
    const next = { ...current, ...change };
    setCurrent(next);
    apply(next);
    startTransition(async () => {
      await save(next);
      show("preferences", { type: "success", content: "Preferences saved." });
    });
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description="Kept with you, on every device you sign in on.">
        Preferences
      </Header>
      <Container header={<Header variant="h2">Screens</Header>}>
        <SpaceBetween size="l">
          {screens.map(({ key, label, description, options }) => (
            <FormField key={key} label={label} description={description}>
              <SegmentedControl
                selectedId={current[key]}
                label={label}
                options={options.map(([id, text]) => ({ id, text }))}
                onChange={({ detail }) => choose({ [key]: detail.selectedId })}
              />
            </FormField>
          ))}
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" info={<InfoLink section="time" about="time zone and dates" />}>
            Times and dates
          </Header>
        }
      >
        <SpaceBetween size="l">
          <FormField
            label="Time zone"
            description="For every moment, such as a deadline. Days of contracts and invoices stay days in UTC."
            constraintText={`Now: ${formatInstant(now, current)}`}
          >
            <ZoneSelect zone={current.zone} onChange={(zone) => choose({ zone })} />
          </FormField>
          <FormField label="Date style" description="Long: 12 March 2026, 16:05. ISO 8601: 2026-03-12 16:05.">
            <SegmentedControl
              selectedId={current.dates}
              label="Date style"
              options={dateStyles.map(([id, text]) => ({ id, text }))}
              onChange={({ detail }) => choose({ dates: detail.selectedId as Look["dates"] })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}

function ZoneSelect({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const option = (value: string) => ({ value, label: value.replaceAll("_", " ") });
  return (
    <Select
      selectedOption={option(zone)}
      ariaLabel="Time zone"
      filteringType="auto"
      filteringAriaLabel="Find a time zone"
      filteringPlaceholder="Find a time zone"
      options={[
        { value: "UTC", label: "UTC" },
        ...(own && own !== "UTC" ? [{ ...option(own), description: "Zone of this device" }] : []),
        { label: "All zones", options: Intl.supportedValuesOf("timeZone").map(option) },
      ]}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? "UTC")}
      expandToViewport
    />
  );
}

function apply({ mode, density, motion }: Look) {
  const isDark = mode === "dark" || (mode === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("awsui-dark-mode", isDark);
  document.body.classList.toggle("awsui-compact-mode", density === "compact");
  document.body.classList.toggle("awsui-motion-disabled", motion === "reduced");
}

"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState, useTransition } from "react";
import type { Look } from "@/lib/look";
import { useFlashes } from "../shell/flashes";

type Props = { look: Look; save: (look: Look) => Promise<void> };

/** How the screens look. Each choice takes effect at once. */
export function PreferencesForm({ look, save }: Props) {
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
    <Container header={<Header variant="h1">Preferences</Header>}>
      <SpaceBetween size="l">
        <FormField label="Visual mode" description="System follows the setting of your device.">
          <SegmentedControl
            selectedId={current.mode}
            label="Visual mode"
            options={[
              { id: "system", text: "System" },
              { id: "light", text: "Light" },
              { id: "dark", text: "Dark" },
            ]}
            onChange={({ detail }) => choose({ mode: detail.selectedId as Look["mode"] })}
          />
        </FormField>
        <FormField label="Density" description="Compact shows more rows at once.">
          <SegmentedControl
            selectedId={current.density}
            label="Density"
            options={[
              { id: "comfortable", text: "Comfortable" },
              { id: "compact", text: "Compact" },
            ]}
            onChange={({ detail }) => choose({ density: detail.selectedId as Look["density"] })}
          />
        </FormField>
        <FormField
          label="Time zone"
          description="Deadlines are the same moment for both parties, so they are always shown in UTC."
        >
          UTC
        </FormField>
      </SpaceBetween>
    </Container>
  );
}

function apply({ mode, density }: Look) {
  const isDark = mode === "dark" || (mode === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.classList.toggle("awsui-dark-mode", isDark);
  document.body.classList.toggle("awsui-compact-mode", density === "compact");
}

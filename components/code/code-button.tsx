"use client";

import Button from "@cloudscape-design/components/button";
import type { Call } from "@/lib/equivalent-call";
import { useCode } from "./use-code";

/** "View as code", where a page has no menu for it. */
export function CodeButton({ calls }: { calls: Call[] }) {
  const code = useCode(calls);
  return (
    <>
      <Button iconName="script" onClick={code.open}>
        View as code
      </Button>
      {code.dialogue}
    </>
  );
}

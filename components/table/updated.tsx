"use client";

import Box from "@cloudscape-design/components/box";
import { useEffect, useState } from "react";
import { formatRelative } from "@/lib/format";

/** How old the rows are, minute by minute. Not announced: it would never stop. */
export function Updated({ rows }: { rows: unknown }) {
  const [text, setText] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows begin a new count
  useEffect(() => {
    const at = new Date();
    const tell = () => setText(`Updated ${formatRelative(at, new Date())}`);
    tell();
    const timer = setInterval(tell, 60_000);
    return () => clearInterval(timer);
  }, [rows]);
  return (
    <Box variant="small" color="text-body-secondary">
      {text}
    </Box>
  );
}

"use client";

import { useState } from "react";

const firstLines = 3;
const firstCharacters = 300;

/** What somebody wrote, as text with its line breaks; long ones begin with their first lines. */
export function LongText({ text, none = "None" }: { text: string | null; none?: string }) {
  const [isOpen, setOpen] = useState(false);
  if (!text?.trim()) return none;
  const lines = text.split("\n");
  const isLong = lines.length > firstLines || text.length > firstCharacters;
  const beginning = lines.slice(0, firstLines).join("\n").slice(0, firstCharacters).trimEnd();
  return (
    <span className="text-lines">
      {isLong && !isOpen ? `${beginning}…` : text}
      {isLong && (
        <button type="button" className="info-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show less" : "Show more"}
        </button>
      )}
    </span>
  );
}

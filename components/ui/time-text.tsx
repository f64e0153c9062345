"use client";

import { formatInstant, formatSecond } from "@/lib/format";
import { useDates } from "./dates";

type Props = { at: Date; hasSeconds?: boolean; hasTitle?: boolean };

/** A moment as this person reads it. In a list's cells, where a tooltip for each would weigh too much, its title is the ISO text. */
export function TimeText({ at, hasSeconds = false, hasTitle = false }: Props) {
  const dates = useDates();
  const iso = at.toISOString();
  return (
    <time dateTime={iso} title={hasTitle ? iso : undefined}>
      {hasSeconds ? formatSecond(at, dates) : formatInstant(at, dates)}
    </time>
  );
}

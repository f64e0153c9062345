import { useEffect, useState } from "react";
import { formatSecond } from "@/lib/format";
import { paths } from "@/lib/paths";

const askMs = 400;

/** How far the clock's move has come, in words, while it is under way. */
export function useProgress(isMoving: boolean): string {
  const [text, setText] = useState("Advancing…");
  useEffect(() => {
    if (!isMoving) return setText("Advancing…");
    const timer = setInterval(() => {
      fetch(paths.developer.clockProgress())
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((progress: { percent: number; until: string } | null) => {
          if (progress) setText(`Advancing… ${progress.percent}% – to ${formatSecond(new Date(progress.until))}`);
        })
        .catch(() => undefined);
    }, askMs);
    return () => clearInterval(timer);
  }, [isMoving]);
  return text;
}

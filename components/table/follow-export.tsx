import Button from "@cloudscape-design/components/button";
import type { ExportState } from "@/lib/exports/queries";
import { paths } from "@/lib/paths";
import type { Flash } from "../shell/flashes";

type Show = (id: string, flash: Flash) => void;

const lookAgainMs = 1500;

/** Tells how a file in the background fares until it is there, over whatever page is open. */
export async function followExport(id: string, show: Show) {
  const flash = `export-${id}`;
  show(flash, {
    type: "info",
    loading: true,
    content: "Your file is being written. You can keep working; it will be offered here.",
  });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    const found = await look(id);
    if (found === "unreachable" || found?.state === "QUEUED" || found?.state === "RUNNING") continue;
    if (found?.state === "READY") return show(flash, ready(id, found.rows ?? 0));
    return show(flash, {
      type: "error",
      header: "Your file could not be written.",
      content: "Try again. If it stays, narrow the filter and tell an administrator.",
    });
  }
}

type Found = { state: ExportState; rows: number | null };

async function look(id: string): Promise<Found | "unreachable" | null> {
  const answer = await fetch(paths.exports.state(id)).catch(() => null);
  if (!answer) return "unreachable";
  return answer.ok ? ((await answer.json()) as Found) : null;
}

const ready = (id: string, rows: number): Flash => ({
  type: "success",
  content: `Your file with ${rows.toLocaleString("en-US")} rows is ready.`,
  action: (
    <Button href={paths.exports.file(id)} download>
      Download
    </Button>
  ),
});

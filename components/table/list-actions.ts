import type { Answer } from "@/lib/answer";
import type { ExportName } from "@/lib/exports/names";

type Done = Promise<Answer<unknown>>;

/** What a list keeps for its person, and how it becomes a file. */
export type ListActions = {
  save: (set: { list: string; name: string; query: string }) => Done;
  remove: (id: string) => Done;
  makeDefault: (id: string) => Done;
  remember: (columns: { list: string; cols: string[] }) => Done;
  prepareExport: (file: { list: ExportName; query: string }) => Promise<Answer<{ id: string | null }>>;
};

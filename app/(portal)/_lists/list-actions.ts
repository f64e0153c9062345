import type { ListActions } from "@/components/table/list-actions";
import { makeDefault, prepareExport, remember, remove, save } from "./actions";

/** What every list may keep for its person. */
export const listActions: ListActions = { save, remove, makeDefault, remember, prepareExport };

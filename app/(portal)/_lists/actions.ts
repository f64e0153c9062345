"use server";

import { z } from "zod";
import { deleteFilterSet, makeDefaultFilterSet, saveFilterSet, saveFilterSetInput } from "@/lib/accounts/filter-sets";
import { rememberColumns, rememberColumnsInput } from "@/lib/accounts/preferences";
import { portalAction } from "@/lib/callers/action";
import { prepareExport as prepare, prepareExportInput } from "@/lib/exports/prepare";

const nothing = () => null;

export const save = portalAction([], saveFilterSetInput, saveFilterSet, nothing);
export const remove = portalAction([], z.string(), deleteFilterSet, nothing);
export const makeDefault = portalAction([], z.string(), makeDefaultFilterSet, nothing);
export const prepareExport = portalAction([], prepareExportInput, prepare, (job) => job);
export const remember = portalAction([], rememberColumnsInput, rememberColumns, nothing);

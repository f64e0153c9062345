"use server";

import { portalAction } from "@/lib/callers/action";
import { previewMove } from "@/lib/test-clock/preview";
import { moveClockAndReport } from "@/lib/test-clock/report";
import { moveClockInput } from "@/lib/test-clock/schema";

// One clock moves all accounts of a sandbox, so whoever is signed in may move it.
export const preview = portalAction([], moveClockInput, previewMove, (found) => found);
export const move = portalAction([], moveClockInput, moveClockAndReport, (report) => report);

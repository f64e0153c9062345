"use server";

import { portalAction } from "@/lib/callers/action";
import { testPatternInput } from "@/lib/destinations/schema";
import { testPattern } from "@/lib/events/explorer";

export const test = portalAction([], testPatternInput, testPattern, (found) => found);

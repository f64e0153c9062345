"use server";

import { z } from "zod";
import { dismissHint, hints } from "@/lib/accounts/preferences";
import { portalAction } from "@/lib/callers/action";

export const dismiss = portalAction([], z.enum(hints), dismissHint, () => null);

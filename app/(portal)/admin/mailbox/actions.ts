"use server";

import { portalAction } from "@/lib/callers/action";
import { markBounced as mark } from "@/lib/deliveries/mark-bounced";
import { messageInput, tryMailAgain } from "@/lib/deliveries/try-again";

// Whom the mailbox is open to depends on the mode; the verb decides.
export const tryAgain = portalAction([], messageInput, tryMailAgain, () => null);

export const markBounced = portalAction(["admin"], messageInput, mark, () => null);

"use server";

import { portalAction } from "@/lib/callers/action";
import { messageInput, tryMailAgain } from "@/lib/deliveries/try-again";

// Whom the mailbox is open to depends on the mode; the verb decides.
export const tryAgain = portalAction([], messageInput, tryMailAgain, () => null);

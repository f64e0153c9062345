"use server";

import { disableKey, enableKey, removeKey } from "@/lib/access-keys/change";
import { createKey } from "@/lib/access-keys/create";
import { createKeyInput, keyInput, removeKeyInput } from "@/lib/access-keys/schema";
import { portalAction } from "@/lib/callers/action";

const nothing = () => null;

// Who manages keys is the policy's to say; the verbs ask it.
export const create = portalAction([], createKeyInput, createKey, (created) => created);
export const disable = portalAction([], keyInput, disableKey, nothing);
export const enable = portalAction([], keyInput, enableKey, nothing);
export const remove = portalAction([], removeKeyInput, removeKey, nothing);

import { z } from "zod";
import { roles } from "../auth/actor";

/** How long a temporary key may live, in hours. */
export const lifetimes = [1, 12, 36, 720] as const;

export const createKeyInput = z.object({
  name: z.string().trim().min(1, "Give a name.").max(64, "Use at most 64 characters."),
  role: z.enum(roles, { error: "Choose a role." }),
  accountId: z.string().regex(/^\d{12}$/, "An account ID has 12 digits."),
  /** Empty: the key stays until it is disabled, and has no session token. */
  hours: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.coerce
      .number()
      .refine((hours) => (lifetimes as readonly number[]).includes(hours), "Choose an expiry.")
      .optional(),
  ),
});
export const keyInput = z.object({ keyId: z.string().min(1).max(80) });
export const removeKeyInput = keyInput.extend({
  confirmation: z
    .string({ error: "Type confirm to continue." })
    .refine((word) => word.trim().toLowerCase() === "confirm", "Type confirm to continue."),
});
export type CreateKeyInput = z.output<typeof createKeyInput>;

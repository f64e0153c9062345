import { z } from "zod";
import { mailGroups } from "../events/mail-groups";

/** How many addresses an account may inform beside its contacts. */
export const mostRecipients = 10;

export const inviteRecipientInput = z.object({
  name: z.string().trim().min(1, "Give a name.").max(100, "Use at most 100 characters."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "Use at most 254 characters.")
    .pipe(z.email("Write an address such as name@example.com.")),
});
export const recipientInput = z.object({ recipientId: z.string().min(1).max(60) });
export const confirmRecipientInput = recipientInput.extend({
  code: z
    .string()
    .transform((code) => code.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits of the code.")),
});
export const setMailGroupInput = z.object({ group: z.enum(mailGroups), isOn: z.boolean() });

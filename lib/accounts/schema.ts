import { z } from "zod";
import { type Hat, hatOf, type Role, roles } from "../auth/actor";

export const accountKinds = ["seller", "buyer", "manufacturer", "admin"] as const satisfies readonly Hat[];

export const accountKindLabels: Record<Hat, string> = {
  seller: "Seller",
  buyer: "Buyer",
  manufacturer: "Manufacturer",
  admin: "Administration",
};

/** The roles that fit an account: a seller's people sell, a buyer's people buy. */
export const rolesOf = (kinds: readonly string[]): Role[] => roles.filter((role) => kinds.includes(hatOf[role]));

const accountId = z
  .string()
  .trim()
  .regex(/^\d{12}$/, "An account ID has 12 digits.");
const name = z.string().trim().min(1, "Give a name.").max(100, "Use at most 100 characters.");
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Write an address such as name@example.com."));

/** The shortest password that may be set, in characters. */
export const shortestPassword = 12;
const password = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters.`)
  .max(128, "Use at most 128 characters.");

export const createAccountInput = z.object({
  id: accountId,
  name,
  kinds: z.array(z.enum(accountKinds)).min(1, "Choose at least one kind."),
});
export const addContactInput = z.object({ accountId, name, email });
export const removeContactInput = z.object({ accountId, contactId: z.string().min(1).max(80) });
export const addPersonInput = z.object({
  accountId,
  name,
  email,
  role: z.enum(roles, { error: "Choose a role." }),
  /** Empty: one is made up and shown once. */
  password: z.preprocess((value) => (value === "" ? undefined : value), password.optional()),
});
export const changeRoleInput = z.object({
  membershipId: z.string().min(1).max(200),
  role: z.enum(roles, { error: "Choose a role." }),
});
export const removeMembershipInput = z.object({ membershipId: z.string().min(1).max(200) });
export const sendPasswordLinkInput = z.object({ email });
export const resetPasswordInput = z.object({ token: z.string(), password });
export const setupInput = z.object({
  token: z.string().trim().min(1, "Enter the setup token."),
  name,
  email,
  password,
  accountName: name,
});

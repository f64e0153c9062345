export const roles = [
  "SELLER_VIEWER",
  "SELLER_OPERATOR",
  "SELLER_ADMIN",
  "SELLER_DEVELOPER",
  "BUYER_VIEWER",
  "BUYER_APPROVER",
  "MANUFACTURER",
  "ADMIN",
] as const;
export type Role = (typeof roles)[number];

export type Hat = "seller" | "buyer" | "manufacturer" | "admin";

export const roleLabels: Record<Role, string> = {
  SELLER_VIEWER: "Seller viewer",
  SELLER_OPERATOR: "Seller operator",
  SELLER_ADMIN: "Seller admin",
  SELLER_DEVELOPER: "Seller developer",
  BUYER_VIEWER: "Buyer viewer",
  BUYER_APPROVER: "Buyer approver",
  MANUFACTURER: "Manufacturer",
  ADMIN: "Administrator",
};

export const hatOf: Record<Role, Hat> = {
  SELLER_VIEWER: "seller",
  SELLER_OPERATOR: "seller",
  SELLER_ADMIN: "seller",
  SELLER_DEVELOPER: "seller",
  BUYER_VIEWER: "buyer",
  BUYER_APPROVER: "buyer",
  MANUFACTURER: "manufacturer",
  ADMIN: "admin",
};

/** Who acts. A `contact` is known only through a response link, and only for that one request. */
export type Actor =
  | { kind: "system" }
  | { kind: "person"; userId: string; name: string; email: string; accountId: string; accountName: string; role: Role }
  | { kind: "key"; keyId: string; name: string; accountId: string; accountName: string; role: Role }
  | { kind: "contact"; name: string; email: string; accountId: string; requestId: string; via: ContactProof };

/** How a contact proved to be the buyer: the link mailed to them, or a code mailed to them. */
export type ContactProof = "EMAILED_LINK" | "ONE_TIME_CODE";

export const system: Actor = { kind: "system" };

export const accountOf = (actor: Actor) => (actor.kind === "system" ? null : actor.accountId);
export const roleOf = (actor: Actor): Role | null => ("role" in actor ? actor.role : null);
export const hatOfActor = (actor: Actor): Hat | "system" | "contact" =>
  "role" in actor ? hatOf[actor.role] : actor.kind === "contact" ? "contact" : "system";

/** The name under which timelines show who acted. */
export function nameOf(actor: Actor): string {
  if (actor.kind === "system") return "Countersign";
  return actor.kind === "key" ? `Access key ${actor.name}` : actor.name;
}

/** How the actor came in, as timelines and the request's response section tell it. */
export function viaOf(actor: Actor): "SYSTEM" | "CONSOLE" | "API" | ContactProof {
  if (actor.kind === "contact") return actor.via;
  return actor.kind === "system" ? "SYSTEM" : actor.kind === "key" ? "API" : "CONSOLE";
}

import type { Actor, Role } from "../auth/actor";
import { type AccountKey, accounts } from "./accounts";

/** What every sample person signs in with. It is public, and works in a sandbox only. */
export const samplePassword = "sample-password";

export type SamplePerson = {
  name: string;
  email: string;
  account: { id: string; name: string };
  role: Role;
  /** What the person is here for, in a line under the name. */
  job: string;
};

const person = (name: string, email: string, account: AccountKey, role: Role, job: string): SamplePerson => ({
  name,
  email,
  account: { id: accounts[account].id, name: accounts[account].name },
  role,
  job,
});

const sam = ["Sam Okafor", "sam@northwind-data.example"] as const;
const bo = ["Bo Larsen", "bo@harbour-bank.example"] as const;
const noor = ["Noor Haddad", "noor@kestrel-air.example"] as const;

/** Who can be tried on, one entry per account a person belongs to; Noor has two. */
export const samplePeople: readonly SamplePerson[] = [
  person(...sam, "northwind", "SELLER_OPERATOR", "Ends wrong or unwanted agreements and knows what is pending"),
  person(...bo, "harbour", "BUYER_APPROVER", "Decides on the sellers' cancellation requests"),
  person("Ada Moreau", "ada@portal-operations.example", "operations", "ADMIN", "Watches every request and the system"),
  person(
    "Max Weber",
    "max@fernhill-software.example",
    "fernhill",
    "MANUFACTURER",
    "Is informed about deals that a channel partner made",
  ),
  person(
    "Ines Duarte",
    "ines@northwind-data.example",
    "northwind",
    "SELLER_DEVELOPER",
    "Builds an integration against the Agreement API",
  ),
  person("Petra Novak", "petra@northwind-data.example", "northwind", "SELLER_ADMIN", "Runs the seller's team"),
  person("Vik Menon", "vik@northwind-data.example", "northwind", "SELLER_VIEWER", "Looks, and changes nothing"),
  person("Hana Sato", "hana@harbour-bank.example", "harbour", "BUYER_VIEWER", "Audits what was decided"),
  person(
    "Mara Lindqvist",
    "mara@meridian-resale.example",
    "meridian",
    "SELLER_OPERATOR",
    "Resells other makers' products",
  ),
  person("Cole Adeyemi", "cole@cobalt-security.example", "cobalt", "SELLER_OPERATOR", "Sells Cobalt's own products"),
  person("Lena Fischer", "lena@alder-health.example", "alder", "BUYER_APPROVER", "Decides for Alder Health"),
  person(...noor, "kestrel", "BUYER_APPROVER", "Decides for Kestrel Airlines"),
  person(...noor, "brightwater", "BUYER_VIEWER", "Also looks after Brightwater Foods"),
];

export const sampleUserId = (email: string) => `user-sample-${email.replace(/[^a-z]+/g, "-")}`;

/** A sample person, as the verbs see one who is signed in. */
export function sampleActor(role: Role, account: AccountKey): Actor {
  const found = samplePeople.find((entry) => entry.role === role && entry.account.id === accounts[account].id);
  if (!found) throw new Error(`No sample person is ${role} at ${account}.`);
  const { name, email } = found;
  return {
    kind: "person",
    userId: sampleUserId(email),
    name,
    email,
    accountId: found.account.id,
    accountName: found.account.name,
    role,
  };
}

import type { Actor, Role } from "../auth/actor";
import { isSandbox } from "../env";
import { type AccountKey, accounts } from "./accounts";

export type SampleKey = { accessKeyId: string; secretAccessKey: string; account: AccountKey; role: Role };

const key = (account: AccountKey, who: string, role: Role): SampleKey => ({
  accessKeyId: `sample-${accounts[account].slug}-${who}`,
  secretAccessKey: `sample-secret-${accounts[account].slug}-${who}`,
  account,
  role,
});

/** Keys for the API. They are public, work in a sandbox only, and do not look like real cloud keys, so no scanner cries wolf. */
export const sampleKeys: readonly SampleKey[] = [
  key("northwind", "operator", "SELLER_OPERATOR"),
  key("northwind", "developer", "SELLER_DEVELOPER"),
  key("northwind", "viewer", "SELLER_VIEWER"),
  key("meridian", "operator", "SELLER_OPERATOR"),
  key("cobalt", "operator", "SELLER_OPERATOR"),
  key("fernhill", "manufacturer", "MANUFACTURER"),
  key("harbour", "approver", "BUYER_APPROVER"),
  key("harbour", "viewer", "BUYER_VIEWER"),
  key("alder", "approver", "BUYER_APPROVER"),
  key("kestrel", "approver", "BUYER_APPROVER"),
  key("brightwater", "approver", "BUYER_APPROVER"),
  key("tanager", "approver", "BUYER_APPROVER"),
  key("operations", "admin", "ADMIN"),
];

/** A sample key of an account, for the snippets that show how to call; null for accounts of one's own. */
export function sampleKeyOf(accountId: string): Pick<SampleKey, "accessKeyId" | "secretAccessKey"> | null {
  const found = isSandbox() ? sampleKeys.find(({ account }) => accounts[account].id === accountId) : undefined;
  return found ? { accessKeyId: found.accessKeyId, secretAccessKey: found.secretAccessKey } : null;
}

/** The first sample key of a role at an account, as the verbs see its caller. */
export function sampleKeyActor(role: Role, account: AccountKey): Actor {
  const found = sampleKeys.find((entry) => entry.role === role && entry.account === account);
  if (!found) throw new Error(`No sample key is ${role} at ${account}.`);
  const { id, name } = accounts[account];
  return { kind: "key", keyId: found.accessKeyId, name: found.accessKeyId, accountId: id, accountName: name, role };
}

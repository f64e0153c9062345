import { type Actor, type Role, roles, system } from "@/lib/auth/actor";
import { buyer, manufacturer, person, seller, stranger } from "./factories";

export type Cast = { label: string; actor: Actor };

const accounts = { seller, buyer, manufacturer, stranger };

export const key = (role: Role, account: { id: string; name: string }): Actor => ({
  kind: "key",
  keyId: "SAMPLEKEY",
  name: "ci",
  accountId: account.id,
  accountName: account.name,
  role,
});

export const linkContact = (requestId: string, via: "EMAILED_LINK" | "ONE_TIME_CODE" = "EMAILED_LINK"): Actor => ({
  kind: "contact",
  name: "Priya",
  email: `contact@${buyer.id}.example`,
  accountId: buyer.id,
  requestId,
  via,
});

/** Everybody who could try something: each role at each account, signed in or with a key, the contacts and the system. */
export function everybody(requestId: string, otherRequestId: string): Cast[] {
  const members = roles.flatMap((role) =>
    Object.entries(accounts).flatMap(([name, account]) => [
      { label: `${role} of the ${name}`, actor: person(role, account) },
      { label: `key of ${role} of the ${name}`, actor: key(role, account) },
    ]),
  );
  return [
    ...members,
    { label: "ADMIN of operations", actor: person("ADMIN") },
    { label: "contact by emailed link", actor: linkContact(requestId) },
    { label: "contact by one-time code", actor: linkContact(requestId, "ONE_TIME_CODE") },
    { label: "contact of another request", actor: linkContact(otherRequestId) },
    { label: "system", actor: system },
  ];
}

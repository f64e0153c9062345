import type { Hat } from "../auth/actor";
import { catalog, type Party, type Told } from "./catalog";

const suffixes: Record<Party, string> = { seller: "Proposer", buyer: "Acceptor", manufacturer: "Manufacturer" };

/** Every detail type that an account of this side may get; administrators see those of all sides. */
export function detailTypesOf(hat: Hat): string[] {
  const parties = hat === "admin" ? (Object.keys(suffixes) as Party[]) : [hat];
  const facts: Told[] = Object.values(catalog);
  const types = facts.flatMap(({ detailType, to, also = [] }) =>
    [...(detailType ? [{ detailType, to }] : []), ...also].flatMap(({ detailType, to }) =>
      parties.filter((party) => to.includes(party)).map((party) => `${detailType} - ${suffixes[party]}`),
    ),
  );
  return [...new Set(types)].sort();
}

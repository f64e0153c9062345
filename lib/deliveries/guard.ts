import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { isSandbox } from "../env";

const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(network, prefix, "ipv6");

/** Whether an address belongs to the portal's own machine or network, metadata services included. */
export function isInside(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/^::ffff:(?=\d+\.)/i, "");
  return inside.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

const refusal = (host: string) => new Error(`${host} lies in the portal's own network, where events are not sent.`);

/** Resolves a name and refuses what leads inside: the address that was looked at is the one that is connected to. */
const guarded: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const bad = addresses?.find(({ address }) => isInside(address));
    const [first] = addresses ?? [];
    if (error || bad || !first) return done(error ?? refusal(host), "", 0);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });

/**
 * How connections to destinations find their address. Accounts choose the addresses, so a live portal never follows them into its own network;
 * a sandbox talks to what runs beside it.
 */
export const outward = (): { lookup?: LookupFunction } => (isSandbox() ? {} : { lookup: guarded });

/** A literal address is never looked up, so it is checked by itself. @throws when it leads inside a live portal's network */
export function refuseInside(host: string) {
  if (!isSandbox() && isIP(host.replace(/^\[|\]$/g, "")) && isInside(host)) throw refusal(host);
}

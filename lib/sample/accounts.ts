import type { Hat } from "../auth/actor";

export type SampleAccount = {
  id: string;
  name: string;
  /** Part of the identifiers of everything that belongs to the account. */
  slug: string;
  kinds: Hat[];
  contacts: { name: string; email: string }[];
};

/** The parties of the sample data. Addresses lie under a reserved domain, which no mail server delivers to. */
export const accounts = {
  northwind: {
    id: "111122223333",
    name: "Northwind Data",
    slug: "northwind",
    kinds: ["seller"],
    contacts: [{ name: "Northwind Alliances", email: "alliances@northwind-data.example" }],
  },
  meridian: {
    id: "555566667777",
    name: "Meridian Resale Partners",
    slug: "meridian",
    kinds: ["seller"],
    contacts: [{ name: "Meridian Operations", email: "operations@meridian-resale.example" }],
  },
  cobalt: {
    id: "888899990000",
    name: "Cobalt Security",
    slug: "cobalt",
    kinds: ["seller"],
    contacts: [{ name: "Cobalt Order Desk", email: "orders@cobalt-security.example" }],
  },
  fernhill: {
    id: "222233334444",
    name: "Fernhill Software",
    slug: "fernhill",
    kinds: ["manufacturer"],
    contacts: [{ name: "Max Weber", email: "max@fernhill-software.example" }],
  },
  harbour: {
    id: "444455556666",
    name: "Harbour Bank",
    slug: "harbour",
    kinds: ["buyer"],
    contacts: [
      { name: "Bo Larsen", email: "bo@harbour-bank.example" },
      { name: "Harbour Procurement", email: "procurement@harbour-bank.example" },
    ],
  },
  alder: {
    id: "012345678901",
    name: "Alder Health",
    slug: "alder",
    kinds: ["buyer"],
    contacts: [
      { name: "Lena Fischer", email: "lena@alder-health.example" },
      { name: "Alder Finance", email: "finance@alder-health.example" },
    ],
  },
  kestrel: {
    id: "666677778888",
    name: "Kestrel Airlines",
    slug: "kestrel",
    kinds: ["buyer"],
    contacts: [{ name: "Noor Haddad", email: "noor@kestrel-air.example" }],
  },
  brightwater: {
    id: "777788889999",
    name: "Brightwater Foods",
    slug: "brightwater",
    kinds: ["buyer"],
    contacts: [{ name: "Brightwater Purchasing", email: "purchasing@brightwater.example" }],
  },
  tanager: {
    id: "333344445555",
    name: "Tanager University",
    slug: "tanager",
    kinds: ["buyer"],
    contacts: [{ name: "Tanager Licensing", email: "licensing@tanager.example" }],
  },
  operations: {
    id: "999900001111",
    name: "Portal Operations",
    slug: "operations",
    kinds: ["admin"],
    contacts: [{ name: "Ada Moreau", email: "ada@portal-operations.example" }],
  },
} as const satisfies Record<string, SampleAccount>;

export type AccountKey = keyof typeof accounts;
export const buyers = ["harbour", "alder", "kestrel", "brightwater", "tanager"] as const;

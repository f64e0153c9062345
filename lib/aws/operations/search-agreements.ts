import {
  AgreementStatus,
  EndTimeBehaviorReasonCode,
  EndTimeBehaviorType,
  SortOrder,
} from "@aws-sdk/client-marketplace-agreement";
import { z } from "zod";
import { type SearchFilters, searchAgreements, searchSorts } from "../../agreements/search";
import { catalog, paging } from "../fields";
import { listOperation } from "../list-operation";
import type { Operations } from "../operation";
import { presentFoundAgreements } from "../present/agreements";
import type { Reason } from "../reasons";

/** What a filter's one value looks like. @see https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SearchAgreements.html */
const value = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9+:_-]+$/);
const oneOf = (values: Record<string, string>) => z.enum(Object.values(values) as [string, ...string[]]);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "It must look like 2026-11-02T10:00:00Z.")
  .transform((text) => new Date(text))
  .refine((at) => !Number.isNaN(at.getTime()), "No calendar has this instant.");
const resourceTypes = [
  "SaaSProduct",
  "AmiProduct",
  "ContainerProduct",
  "ProfessionalServicesProduct",
  "MachineLearningProduct",
];
/** Revisions are not searched for: what was rolled back or superseded is no agreement of its own. */
const { ROLLED_BACK: _rolledBack, SUPERSEDED: _superseded, ...searchableStatuses } = AgreementStatus;

/** Every filter: the parameter it becomes, and what its value must be. */
const filterValues = {
  PartyType: ["party", z.enum(["Proposer", "Acceptor"])],
  AgreementType: ["agreementType", z.enum(["PurchaseAgreement"])],
  ResourceIdentifier: ["resourceId", value],
  ResourceType: ["resourceType", z.enum(resourceTypes)],
  AcceptorAccountId: ["acceptorId", z.string().regex(/^\d{12}$/)],
  OfferId: ["offerId", value],
  OfferSetId: ["offerSetId", value],
  Status: ["status", oneOf(searchableStatuses)],
  BeforeEndTime: ["endBefore", instant],
  AfterEndTime: ["endAfter", instant],
  BeforeStartTime: ["startBefore", instant],
  AfterStartTime: ["startAfter", instant],
  BeforeLastUpdateTime: ["updatedBefore", instant],
  AfterLastUpdateTime: ["updatedAfter", instant],
  EndTimeBehaviorType: ["endTimeBehaviorType", oneOf(EndTimeBehaviorType)],
  EndTimeBehaviorReasonCode: ["endTimeBehaviorReason", oneOf(EndTimeBehaviorReasonCode)],
  InitialAgreementId: ["initialAgreementId", value],
  // Longer than the service's own limit of 64, into which no ARN fits.
  LicenseArn: [
    "licenseArn",
    z
      .string()
      .max(2048)
      .regex(/^arn:[A-Za-z0-9:_/+=,@.-]+$/),
  ],
} as const satisfies Record<string, readonly [keyof SearchFilters | "party" | "agreementType", z.ZodType]>;
type FilterName = keyof typeof filterValues;
const filterNames = Object.keys(filterValues) as [FilterName, ...FilterName[]];

/** An acceptor may only combine these, each beside AgreementType and PartyType; the two end times count as one. */
const acceptorCombinations = new Set(
  ["", "ResourceIdentifier", "ResourceType", "OfferId", "OfferSetId"].flatMap((base) =>
    ["", "EndTime", "Status", "EndTime+Status"]
      .filter((more) => base !== "ResourceType" || !more.includes("Status"))
      .map((more) => [base, more].filter(Boolean).join("+")),
  ),
);

function combinationOf(names: FilterName[]): string {
  const parts = names
    .filter((name) => name !== "PartyType" && name !== "AgreementType")
    .map((name) => (name === "BeforeEndTime" || name === "AfterEndTime" ? "EndTime" : name));
  const order = (part: string) => (part === "Status" ? 2 : part === "EndTime" ? 1 : 0);
  return [...new Set(parts)].sort((a, b) => order(a) - order(b)).join("+");
}

const windows = [
  ["endBefore", "endAfter"],
  ["startBefore", "startAfter"],
  ["updatedBefore", "updatedAfter"],
] as const;

type Params = SearchFilters & { party: "Proposer" | "Acceptor"; agreementType: string };

const search = z
  .object({
    catalog: catalog.optional(),
    filters: z
      .array(z.object({ name: z.enum(filterNames), values: z.array(z.string()).length(1) }))
      .min(1)
      .max(10)
      .optional(),
    sort: z.object({ sortBy: z.enum(searchSorts).optional(), sortOrder: oneOf(SortOrder).optional() }).optional(),
    ...paging,
  })
  .transform(({ filters = [], sort, catalog: _, ...page }, context) => {
    const problem = (reason: Reason, message: string, path: (string | number)[] = ["filters"]) =>
      void context.addIssue({ code: "custom", path, message, params: { reason } });
    const params: Partial<Params> = {};
    for (const [i, { name, values }] of filters.entries()) {
      const [parameter, schema] = filterValues[name];
      if (parameter in params) problem("INVALID_FILTER_NAME", `${name} is given twice.`, ["filters", i, "name"]);
      const parsed = schema.safeParse(values[0]);
      if (!parsed.success) {
        const message = `${name}: ${parsed.error.issues[0]?.message ?? "invalid"}`;
        problem("INVALID_FILTER_VALUES", message, ["filters", i, "values"]);
      }
      Object.assign(params, { [parameter]: parsed.data });
    }
    const { party, agreementType, ...rest } = params;
    const names = filters.map(({ name }) => name);
    if (!names.includes("PartyType")) problem("MISSING_PARTY_TYPE", "The filter PartyType is required.");
    if (!names.includes("AgreementType")) problem("INVALID_FILTERS", "The filter AgreementType is required.");
    for (const [before, after] of windows) {
      const [until, since] = [rest[before], rest[after]];
      if (until && since && until < since) problem("INVALID_FILTER_VALUES", `${before} lies earlier than ${after}.`);
    }
    if (party === "Acceptor" && !acceptorCombinations.has(combinationOf(names))) {
      problem("UNSUPPORTED_FILTERS", "Acceptors cannot combine these filters.");
    }
    const by = sort?.sortBy ?? "EndTime";
    if (party === "Acceptor" && by !== "EndTime") {
      problem("INVALID_SORT_BY", "Acceptors can only sort by EndTime.", ["sort", "sortBy"]);
    }
    if (context.issues.length || !party || !agreementType) return z.NEVER;
    return { ...page, party, agreementType, filters: rest, sort: { by, descending: sort?.sortOrder === "DESCENDING" } };
  });

export const searchOperations = {
  SearchAgreements: listOperation("SearchAgreements", search, searchAgreements, presentFoundAgreements),
} satisfies Operations;

import { addMilliseconds, subDays } from "date-fns";
import { describe, expect, test } from "vitest";
import type { CancellationRequest } from "@/lib/cancellation-requests/request";
import {
  type ResponseState,
  type ResponseView,
  responseState,
  type Viewer,
} from "@/lib/cancellation-requests/response-state";
import { respondBy } from "@/lib/cancellation-requests/states";

const now = new Date("2026-11-02T10:00:00Z");
const createdAt = subDays(now, 2);
const deadline = respondBy(createdAt);
const end = new Date("2027-10-03T10:00:00Z");

const pending: CancellationRequest = {
  id: "acr-1",
  agreementId: "agmt-1",
  proposerId: "111122223333",
  proposerName: "Northwind Data",
  acceptorId: "444455556666",
  acceptorName: "Harbour Bank",
  productTitle: "Insight Studio",
  status: "PENDING_APPROVAL",
  reasonCode: "OTHER",
  portalReason: null,
  description: null,
  statusMessage: null,
  clientToken: "t",
  inputHash: "h",
  requestedBy: "Sam",
  requestedByEmail: null,
  createdAt,
  updatedAt: createdAt,
  respondBy: deadline,
  resolvedAt: null,
  resolution: null,
  resolvedBy: null,
  resolvedVia: null,
  linkCopiedAt: null,
};

const resolved = (values: Partial<CancellationRequest>) => ({ ...pending, resolvedAt: now, updatedAt: now, ...values });
const byLink = { resolution: "BUYER", resolvedBy: "Priya", resolvedVia: "EMAILED_LINK" } as const;
const approved = resolved({ status: "APPROVED", ...byLink });
const denied = resolved({ status: "REJECTED", statusMessage: "We use it.", ...byLink });
const automatic = resolved({ status: "APPROVED", resolution: "AUTOMATIC", resolvedAt: deadline });
const withdrawn = resolved({ status: "CANCELLED", resolution: "SELLER", statusMessage: "By mistake." });
const failed = resolved({ status: "VALIDATION_FAILED", resolution: "SYSTEM" });

const active = { status: "ACTIVE", endAt: end, endedAt: null, updatedAt: createdAt } as const;
const cancelled = { status: "CANCELLED", endAt: now, endedAt: now, updatedAt: now } as const;
const endedAt = subDays(now, 1);
const replacedAgreement = { status: "REPLACED", endAt: endedAt, endedAt, updatedAt: endedAt } as const;

const priya: Viewer = { kind: "decider", name: "Priya", via: "EMAILED_LINK" };
const colleague: Viewer = { kind: "decider", name: "Bo", via: "CONSOLE" };
const namesake: Viewer = { kind: "decider", name: "Priya", via: "CONSOLE" };
const onlooker: Viewer = { kind: "onlooker", approvers: ["Bo"] };
const seller: Viewer = { kind: "seller", accountName: "Northwind Data" };
const stranger: Viewer = { kind: "elsewhere", accountName: "Somebody Else" };
const nobody: Viewer = { kind: "nobody" };

const open = { revokedAt: null };
const revoked = { revokedAt: now };

type Row = [
  name: string,
  { request?: CancellationRequest; agreement?: ResponseView["agreement"]; link?: ResponseView["link"]; at?: Date },
  viewer: Viewer,
  shown: Partial<ResponseState>,
];

const table: Row[] = [
  ["the emailed link's contact decides", {}, priya, { kind: "decide" }],
  ["a signed-in approver decides", {}, colleague, { kind: "decide" }],
  ["a viewer learns whom to ask", {}, onlooker, { kind: "ask", approvers: ["Bo"] }],
  ["the seller sees a preview", {}, seller, { kind: "preview" }],
  [
    "another account learns that it is the wrong one",
    {},
    stranger,
    { kind: "elsewhere", accountName: "Somebody Else" },
  ],
  ["a stranger learns nothing of an answer either", { request: denied }, stranger, { kind: "elsewhere" }],
  ["the shared link asks who it is", {}, nobody, { kind: "identify" }],
  ["the shared link does not tell what became of it", { request: denied }, nobody, { kind: "closed" }],
  ["I approved", { request: approved, agreement: cancelled }, priya, { kind: "approved", byMe: true, at: now }],
  [
    "a colleague approved",
    { request: approved, agreement: cancelled },
    colleague,
    { kind: "approved", byMe: false, who: "Priya" },
  ],
  ["somebody of the same name approved elsewhere", { request: approved }, namesake, { kind: "approved", byMe: false }],
  ["I denied", { request: denied }, priya, { kind: "denied", byMe: true, reason: "We use it.", continuesUntil: end }],
  ["a colleague denied", { request: denied }, onlooker, { kind: "denied", byMe: false, who: "Priya" }],
  ["the seller reads the denial", { request: denied }, seller, { kind: "denied", byMe: false }],
  [
    "nobody answered, and it is written",
    { request: automatic, agreement: cancelled },
    priya,
    { kind: "approvedAutomatically", deadline },
  ],
  ["the last millisecond still decides", { at: addMilliseconds(deadline, -1) }, priya, { kind: "decide" }],
  [
    "the deadline approves before the worker came by",
    { at: deadline },
    priya,
    { kind: "approvedAutomatically", deadline },
  ],
  [
    "the same, read together with the agreement that counts as cancelled",
    { at: deadline, agreement: { ...cancelled, endedAt: deadline, endAt: deadline } },
    priya,
    { kind: "approvedAutomatically" },
  ],
  ["withdrawn", { request: withdrawn }, priya, { kind: "withdrawn", at: now, reason: "By mistake." }],
  ["failed", { request: failed }, priya, { kind: "failed" }],
  ["the agreement ended otherwise", { agreement: replacedAgreement }, priya, { kind: "ended", at: endedAt }],
  [
    "the same, after the worker closed the request",
    { request: failed, agreement: replacedAgreement },
    priya,
    { kind: "ended" },
  ],
  [
    "an agreement that ended before the deadline is not approved automatically",
    { agreement: replacedAgreement, at: deadline },
    priya,
    { kind: "ended" },
  ],
  ["a replaced link", { link: revoked }, nobody, { kind: "replaced", newestMailAt: now }],
  ["a replaced link of an answered request", { link: revoked, request: denied }, nobody, { kind: "replaced" }],
  ["a replaced link still names the request to a signed-in approver", { link: revoked }, colleague, { kind: "decide" }],
  ["and to the seller", { link: revoked }, seller, { kind: "preview" }],
  ["no link at all, in the console", { link: null }, colleague, { kind: "decide" }],
];

describe("the response page shows", () => {
  test.each(table)("%s", (_, { request = pending, agreement = active, link = open, at = now }, viewer, shown) => {
    expect(responseState({ link, request, agreement, newestMailAt: now }, at, viewer)).toMatchObject(shown);
  });
});

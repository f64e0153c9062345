import { beforeEach, describe, expect, test } from "vitest";
import type { OperationName } from "@/lib/aws/model";
import { operations } from "@/lib/aws/operations";
import { connections, sql } from "@/lib/db";
import { type Caller, callers, createKeys } from "../support/aws";
import { type Answer, call } from "../support/aws-raw";
import { manufacturer, pendingRequest } from "../support/factories";
import { snapshot } from "../support/snapshot";

// Whose keys see what, and what a refusal tells: every operation, every kind of key, own, foreign and missing.

type Ids = { agreementId: string; requestId: string };
const ofAgreement = ({ agreementId }: Ids) => ({ agreementId });
const ofRequest = ({ agreementId, requestId }: Ids) => ({ agreementId, agreementCancellationRequestId: requestId });
const search = (PartyType: string, initialAgreementId: string) => ({
  filters: Object.entries({
    PartyType,
    AgreementType: "PurchaseAgreement",
    InitialAgreementId: initialAgreementId,
  }).map(([name, value]) => ({ name, values: [value] })),
});

/** How to ask each operation about one agreement or request. */
const inputs: { [Name in OperationName]?: (ids: Ids) => object } = {
  AcceptAgreementCancellationRequest: ofRequest,
  CancelAgreement: ofAgreement,
  CancelAgreementCancellationRequest: (ids) => ({ ...ofRequest(ids), cancellationReason: "By mistake." }),
  DescribeAgreement: ofAgreement,
  GetAgreementCancellationRequest: ofRequest,
  GetAgreementEntitlements: ofAgreement,
  GetAgreementTerms: ofAgreement,
  ListAgreementCancellationRequests: (ids) => ({ ...ofAgreement(ids), partyType: "Proposer" }),
  RejectAgreementCancellationRequest: (ids) => ({ ...ofRequest(ids), rejectionReason: "We still use it." }),
  SearchAgreements: ({ agreementId }) => search("Proposer", agreementId),
  SendAgreementCancellationRequest: (ids) => ({ ...ofAgreement(ids), reasonCode: "OTHER" }),
};

const missing: Ids = { agreementId: "agmt-0000000000000000000000000", requestId: "acr-0000000000000000000000000" };
/** Between two accounts that none of the callers belongs to. */
const elsewhere = {
  proposerId: "999900001111",
  proposerName: "Foreign Seller",
  acceptorId: "999900002222",
  acceptorName: "Foreign Buyer",
  offerName: "A foreign offer",
  value: "98765.43",
};

beforeEach(createKeys);

async function aForeignRequest(): Promise<Ids> {
  const { agreementId, requestId } = await pendingRequest();
  const { proposerId, proposerName, acceptorId, acceptorName, offerName, value } = elsewhere;
  await connections().db.run(sql`
    update agreement set proposer_id = ${proposerId}, proposer_name = ${proposerName}, acceptor_id = ${acceptorId},
      acceptor_name = ${acceptorName}, offer_name = ${offerName}, value = ${value}::numeric where id = ${agreementId}`);
  await connections().db.run(sql`
    update cancellation_request set proposer_id = ${proposerId}, acceptor_id = ${acceptorId} where id = ${requestId}`);
  await connections().db.run(sql`
    insert into term (agreement_id, id, position, type, content) values (${agreementId}, 'term-1', 0, 'ByolPricingTerm', '{}')`);
  return { agreementId, requestId };
}

const ask = (caller: Caller, operation: string, ids: Ids) =>
  call(caller, { operation, body: JSON.stringify(inputs[operation as OperationName]?.(ids)) });

/** An answer without what differs from one request to the next. */
const comparable = ({ status, body }: Answer, { agreementId, requestId }: Ids) =>
  JSON.stringify({ status, body: { ...body, requestId: undefined } })
    .replaceAll(agreementId, "AGREEMENT")
    .replaceAll(requestId, "REQUEST");

test("every operation that is served is asked here", () => {
  expect(Object.keys(inputs).sort()).toEqual(Object.keys(operations).sort());
});

describe.each(Object.keys(inputs))("%s", (operation) => {
  test("tells nobody a foreign object from a missing one, and changes nothing", async () => {
    const foreign = await aForeignRequest();
    const before = await snapshot();
    for (const caller of Object.keys(callers) as Caller[]) {
      const [seen, unseen] = [await ask(caller, operation, foreign), await ask(caller, operation, missing)];
      expect(comparable(seen, foreign)).toBe(comparable(unseen, missing));
      for (const word of Object.values(elsewhere)) expect(JSON.stringify(seen.body)).not.toContain(word);
    }
    expect(await snapshot()).toEqual(before);
    // Not a pair that the other promises speak about.
    await connections().db.run(sql`delete from event`);
    await connections().db.run(sql`delete from agreement`);
  });

  test("tells manufacturer, administrator and stranger nothing about an agreement they are no party of", async () => {
    const own = await pendingRequest({ manufacturerId: manufacturer.id, manufacturerName: manufacturer.name });
    for (const caller of ["manufacturer", "admin", "stranger"] as const) {
      const [seen, unseen] = [await ask(caller, operation, own), await ask(caller, operation, missing)];
      expect(comparable(seen, own)).toBe(comparable(unseen, missing));
      expect(JSON.stringify(seen.body)).not.toContain("Harbour");
    }
  });
});

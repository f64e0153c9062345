import { addHours } from "date-fns";
import { describe, expect, test } from "vitest";
import { cancelAgreement } from "@/lib/agreements/cancel";
import { type Actor, system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { failCancellationRequests } from "@/lib/cancellation-requests/fail";
import { rejectCancellationRequest } from "@/lib/cancellation-requests/reject";
import { withdrawCancellationRequest } from "@/lib/cancellation-requests/withdraw";
import { type Context, inTransaction, startContext } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { listEnvelopes } from "@/lib/events/envelopes";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { expireAgreements } from "@/lib/jobs/expire-agreements";
import { anAgreement, as, buyer, manufacturer, pendingRequest, person, seller, setNow } from "../../support/factories";

type Envelope = Awaited<ReturnType<typeof listEnvelopes>>[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const throughChannel = {
  manufacturerId: manufacturer.id,
  manufacturerName: manufacturer.name,
  resaleAuthorizationId: "resaleauthz-1",
};
const answeredAt = new Date("2026-11-04T05:30:00.750Z");

const parties = { Proposer: seller, Acceptor: buyer, Manufacturer: manufacturer };
type Party = keyof typeof parties;

/** The one event of this type that the party's account received. */
async function received(party: Party, type: string): Promise<Envelope> {
  const account = { id: parties[party].id, name: parties[party].name };
  const events = await listEnvelopes(await as("SELLER_VIEWER", account), { detailType: `${type} - ${party}` });
  expect(events.length, `${type} - ${party}`).toBe(1);
  return events[0] as Envelope;
}

/** The envelope as text, with the identifiers that are made anew each time replaced by fixed ones. */
function printed(event: Envelope, names: Record<string, string>): string {
  const { requestId } = event.detail as { requestId: string };
  const text = JSON.stringify(event, null, 2).replaceAll(event.id, "ID").replaceAll(requestId, "REQUEST");
  return Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, name), text);
}

const by = async (actor: Actor): Promise<Context> => startContext(actor);

async function denied(agreement: Parameters<typeof pendingRequest>[0] = {}) {
  const { requestId, agreementId } = await pendingRequest(agreement);
  await setNow(answeredAt);
  await rejectCancellationRequest(await as("BUYER_APPROVER"), { requestId, rejectionReason: "Another team's." });
  return { [requestId]: "ACR", [agreementId]: "AGMT" };
}

describe("the envelope of a cancellation request", () => {
  test("is for the proposer byte for byte as documented", async () => {
    const names = await denied();
    const event = await received("Proposer", "Agreement Cancellation Request Rejected");
    expect(event.id).toMatch(uuid);
    expect((event.detail as { requestId: string }).requestId).toMatch(uuid);
    expect(printed(event, names)).toBe(`{
  "version": "0",
  "id": "ID",
  "detail-type": "Agreement Cancellation Request Rejected - Proposer",
  "source": "aws.agreement-marketplace",
  "account": "111122223333",
  "time": "2026-11-04T05:30:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "requestId": "REQUEST",
    "catalog": "AWSMarketplace",
    "agreement": {
      "id": "AGMT",
      "acceptorId": "444455556666",
      "productId": "prod-insight",
      "offerId": "offer-1234567890abc"
    },
    "agreementCancellationRequest": {
      "id": "ACR",
      "reasonCode": "OTHER",
      "reasonMessage": "You asked us to stop.",
      "statusCode": "REJECTED",
      "statusMessage": "Another team's.",
      "createdAt": "2026-11-02T10:00:00Z",
      "updatedAt": "2026-11-04T05:30:00Z"
    }
  }
}`);
  });

  test("names to the acceptor the proposer instead", async () => {
    const names = await denied(throughChannel);
    const seen = printed(await received("Acceptor", "Agreement Cancellation Request Rejected"), names);
    const sellers = printed(await received("Proposer", "Agreement Cancellation Request Rejected"), names);
    expect(seen).toBe(
      sellers
        .replace("- Proposer", "- Acceptor")
        .replace('"acceptorId": "444455556666"', '"proposerId": "111122223333"')
        .replace('"account": "111122223333"', '"account": "444455556666"'),
    );
  });

  test("tells the manufacturer both parties and the authorization, but no message and no offer", async () => {
    const names = await denied(throughChannel);
    const event = await received("Manufacturer", "Agreement Cancellation Request Rejected");
    expect(event.account).toBe(manufacturer.id);
    expect(printed(event, names)).toBe(`{
  "version": "0",
  "id": "ID",
  "detail-type": "Agreement Cancellation Request Rejected - Manufacturer",
  "source": "aws.agreement-marketplace",
  "account": "222233334444",
  "time": "2026-11-04T05:30:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "requestId": "REQUEST",
    "catalog": "AWSMarketplace",
    "agreement": {
      "id": "AGMT",
      "acceptorId": "444455556666",
      "proposerId": "111122223333",
      "productId": "prod-insight"
    },
    "resaleAuthorization": {
      "id": "resaleauthz-1"
    },
    "agreementCancellationRequest": {
      "id": "ACR",
      "reasonCode": "OTHER",
      "statusCode": "REJECTED",
      "createdAt": "2026-11-02T10:00:00Z",
      "updatedAt": "2026-11-04T05:30:00Z"
    }
  }
}`);
  });

  test("has empty texts where there are no messages", async () => {
    const { requestId } = await pendingRequest();
    await connections().db.run(sql`update cancellation_request set description = null where id = ${requestId}`);
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    const event = await received("Acceptor", "Agreement Cancellation Request Approved");
    expect(event.detail).toMatchObject({
      agreementCancellationRequest: { reasonMessage: "", statusMessage: "", statusCode: "APPROVED" },
    });
  });
});

describe("the envelope of an agreement's end", () => {
  const ended = (party: Party, authorization: string) => `{
  "version": "0",
  "id": "ID",
  "detail-type": "Purchase Agreement Ended - ${party}",
  "source": "aws.agreement-marketplace",
  "account": "${parties[party].id}",
  "time": "2026-11-09T10:00:00Z",
  "region": "us-east-1",
  "resources": [
    "arn:aws:aws-marketplace::aws:agreement:AGMT"
  ],
  "detail": {
    "requestId": "REQUEST",
    "catalog": "AWSMarketplace",
    "agreement": {
      "id": "AGMT",
      "status": "CANCELLED"
    },
    "acceptor": {
      "accountId": "444455556666"
    },
    "proposer": {
      "accountId": "111122223333"
    },
    "resaleAuthorization": ${authorization},
    "offer": {
      "id": "offer-1234567890abc"
    }
  }
}`;

  test.each(["Proposer", "Acceptor", "Manufacturer"] as const)(
    "is the same for the %s of a channel partner's deal",
    async (party) => {
      const { agreementId, request } = await pendingRequest(throughChannel);
      await setNow(addHours(request.respondBy, 5));
      await approveOverdueRequests(await by(system));
      const event = await received(party, "Purchase Agreement Ended");
      expect(printed(event, { [agreementId]: "AGMT" })).toBe(ended(party, '{\n      "id": "resaleauthz-1"\n    }'));
    },
  );

  test("has no authorization in a deal without a partner, and no manufacturer is told", async () => {
    const { agreementId, request } = await pendingRequest({ manufacturerId: seller.id, manufacturerName: seller.name });
    await setNow(request.respondBy);
    await approveOverdueRequests(await by(system));
    const event = await received("Proposer", "Purchase Agreement Ended");
    expect(printed(event, { [agreementId]: "AGMT" })).toBe(ended("Proposer", "null"));
    const told = await connections().db.rows(sql`select 1 from party_event where detail_type like '%Manufacturer'`);
    expect(told).toEqual([]);
  });
});

type Story = [
  name: string,
  types: string[],
  act: (ids: { requestId: string; agreementId: string }) => Promise<unknown>,
];
const stories: Story[] = [
  [
    "an approval",
    ["Agreement Cancellation Request Approved", "Purchase Agreement Ended"],
    async (ids) => approveCancellationRequest(await as("BUYER_APPROVER"), ids),
  ],
  [
    "an automatic approval",
    ["Agreement Cancellation Request Approved", "Purchase Agreement Ended"],
    async () => {
      await setNow("2026-11-09T10:00:00Z");
      await approveOverdueRequests(await by(system));
    },
  ],
  [
    "a denial",
    ["Agreement Cancellation Request Rejected"],
    async (ids) => rejectCancellationRequest(await as("BUYER_APPROVER"), { ...ids, rejectionReason: "No." }),
  ],
  [
    "a withdrawal",
    ["Agreement Cancellation Request Cancelled"],
    async (ids) =>
      withdrawCancellationRequest(await by(person("SELLER_ADMIN")), { ...ids, cancellationReason: "Oops." }),
  ],
  [
    "a failed validation",
    ["Agreement Cancellation Request Validation Failed"],
    async ({ requestId }) => {
      const ctx = await by(system);
      await inTransaction(ctx, (ctx) =>
        failCancellationRequests(ctx, [{ id: requestId, at: ctx.now, reason: "Ended." }]),
      );
    },
  ],
];

describe("who is told what", () => {
  test.each(stories)("%s", async (name, types, act) => {
    const ids = await pendingRequest(throughChannel);
    await act({ requestId: ids.requestId, agreementId: ids.agreementId });
    const told = await connections().db.rows<{
      id: string;
      detailType: string;
      account: string;
      call: string;
      fact: string;
    }>(sql`
      select id, detail_type, account_id as account, detail ->> 'requestId' as call, event_id as fact from party_event`);
    const toldTo: Party[] = name === "a failed validation" ? ["Proposer"] : ["Proposer", "Acceptor", "Manufacturer"];
    const all: [string, Party[]][] = [
      ["Agreement Cancellation Request Pending Approval", ["Proposer", "Acceptor", "Manufacturer"]],
      ...types.map((type): [string, Party[]] => [type, toldTo]),
    ];
    const expected = all.flatMap(([type, to]) => to.map((party) => `${parties[party].id} ${type} - ${party}`));
    expect(told.map(({ account, detailType }) => `${account} ${detailType}`).sort()).toEqual(expected.sort());
    // Duplicates are recognised by the request's id: one for each fact, the same at every party.
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    const facts = new Set(told.map(({ fact }) => fact));
    expect(facts.size).toBe(all.length);
    expect(new Set(told.map(({ fact, call }) => `${fact} ${call}`)).size).toBe(facts.size);
    expect(new Set(told.map(({ call }) => call)).size).toBe(facts.size);
  });

  test.each(["CANCELLED", "EXPIRED"])("an agreement that ended as %s without a request", async (status) => {
    const { id } = await anAgreement({
      ...throughChannel,
      pricingModel: "USAGE",
      endAt: new Date("2026-11-03T00:00:00Z"),
    });
    if (status === "CANCELLED") await cancelAgreement(await as("BUYER_APPROVER"), { agreementId: id });
    else {
      await setNow("2026-11-03T00:00:00Z");
      await expireAgreements(await by(system));
    }
    for (const party of ["Proposer", "Acceptor", "Manufacturer"] as const) {
      expect((await received(party, "Purchase Agreement Ended")).detail).toMatchObject({ agreement: { id, status } });
    }
  });
});

test("accounts read their own events, newest first; strangers none; administrators all", async () => {
  await denied(throughChannel);
  const typesOf = async (...by: Parameters<typeof as>) =>
    (await listEnvelopes(await as(...by))).map((event) => event["detail-type"]);
  expect(await typesOf("MANUFACTURER")).toEqual([
    "Agreement Cancellation Request Rejected - Manufacturer",
    "Agreement Cancellation Request Pending Approval - Manufacturer",
  ]);
  expect(await typesOf("SELLER_ADMIN", { id: "777788889999", name: "Somebody Else" })).toEqual([]);
  expect((await typesOf("ADMIN")).length).toBe(6);
});

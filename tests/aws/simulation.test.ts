import {
  DescribeAgreementCommand,
  SendAgreementCancellationRequestCommand,
} from "@aws-sdk/client-marketplace-agreement";
import { beforeEach, describe, expect, test } from "vitest";
import { removeFault, setFault, setThrottling } from "@/lib/api-simulation/change";
import { operationFacts } from "@/lib/aws/facts";
import { operationNames } from "@/lib/aws/model";
import { connections, sql } from "@/lib/db";
import { clientOf, createKeys, refusal, serveAws } from "../support/aws";
import { call } from "../support/aws-raw";
import { anAgreement, as } from "../support/factories";

serveAws();
beforeEach(createKeys);

test("the published rate of every operation is known", () => {
  expect(Object.keys(operationFacts).sort()).toEqual(operationNames);
});

describe("the throttling profile", () => {
  const burst = async (caller: "seller" | "buyer", calls: number) => {
    const answers = await Promise.all(
      Array.from({ length: calls }, () => call(caller, { body: '{"agreementId":"agmt-1"}' })),
    );
    return answers.filter(({ type }) => type === "ThrottlingException").length;
  };

  test("is off by default", async () => {
    expect(await burst("seller", 30)).toBe(0);
  });

  test("lets each account call as often as AWS does, and no more", async () => {
    await setThrottling(await as("SELLER_DEVELOPER"), { isThrottled: true });
    expect(await burst("seller", 30)).toBeGreaterThanOrEqual(30 - operationFacts.DescribeAgreement.perSecond - 2);
    expect(await burst("buyer", operationFacts.DescribeAgreement.perSecond)).toBe(0);
  });

  test("is what the client's own retries are made for", async () => {
    const { id } = await anAgreement();
    await setThrottling(await as("SELLER_DEVELOPER"), { isThrottled: true });
    await burst("seller", 20);
    const { $metadata } = await clientOf("seller", { maxAttempts: 10 }).send(
      new DescribeAgreementCommand({ agreementId: id }),
    );
    expect($metadata.httpStatusCode).toBe(200);
  });
});

describe("a fault", () => {
  const fault = {
    operation: "SendAgreementCancellationRequest",
    error: "InternalServerException",
    percent: 100,
    delayMs: 0,
  } as const;

  test("fails its operation and no other, until it is removed", async () => {
    const developer = await as("SELLER_DEVELOPER");
    const { id } = await anAgreement();
    await setFault(developer, fault);
    const send = () =>
      clientOf("seller", { maxAttempts: 2 }).send(
        new SendAgreementCancellationRequestCommand({ agreementId: id, reasonCode: "OTHER" }),
      );
    const refused = await refusal(send());
    expect(refused).toMatchObject({ name: "InternalServerException", $metadata: { attempts: 2 } });
    expect(await connections().db.rows(sql`select 1 from cancellation_request`)).toEqual([]);
    expect((await call("seller", { body: JSON.stringify({ agreementId: id }) })).status).toBe(200);
    await removeFault(developer, fault);
    expect(await send()).toMatchObject({ status: "PENDING_APPROVAL" });
  });

  test("may only wait, and may meet every operation", async () => {
    await setFault(await as("SELLER_DEVELOPER"), { operation: "*", error: null, percent: 100, delayMs: 300 });
    const started = performance.now();
    expect((await call("seller")).type).toBe("ValidationException");
    expect(performance.now() - started).toBeGreaterThanOrEqual(300);
  });

  test("meets as many calls as it says", async () => {
    await setFault(await as("SELLER_DEVELOPER"), { ...fault, operation: "DescribeAgreement", percent: 50 });
    const answers = await Promise.all(Array.from({ length: 200 }, () => call("seller", { body: "{}" })));
    const failed = answers.filter(({ status }) => status === 500).length;
    // Fails by chance once in a hundred million runs.
    expect(failed).toBeGreaterThan(60);
    expect(failed).toBeLessThan(140);
  });
});

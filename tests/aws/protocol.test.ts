import { request as httpRequest } from "node:http";
import { DescribeAgreementCommand, MarketplaceAgreementServiceException } from "@aws-sdk/client-marketplace-agreement";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { beforeEach, describe, expect, test } from "vitest";
import { connections, sql } from "@/lib/db";
import { type Caller, clientOf, createKeys, endpoint, refusal, serveAws } from "../support/aws";
import { call, signed, target } from "../support/aws-raw";
import { anAgreement, pendingRequest } from "../support/factories";

serveAws();
beforeEach(createKeys);

/** One HTTP request as a program without an AWS client would make it. */
const post = (headers: Record<string, string>, body: Buffer | string = "", path = "/") =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, failed) => {
    const sent = httpRequest(endpoint() + path, { method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on("error", failed);
    sent.end(body);
  });

const json = { "content-type": "application/x-amz-json-1.0" };

describe("an answer", () => {
  test("carries its request ID, type and protocol, as errors do", async () => {
    const { id } = await anAgreement();
    const good = await call("seller", { body: JSON.stringify({ agreementId: id }) });
    expect(good.headers).toMatchObject({ "content-type": "application/x-amz-json-1.0" });
    expect(good.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    const bad = await call("seller");
    expect(bad).toMatchObject({
      status: 400,
      headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": "ValidationException" },
      body: {
        __type: "ValidationException",
        message: "agreementId: This member is required.",
        reason: "MISSING_AGREEMENT_ID",
        fields: [{ name: "agreementId", message: "This member is required." }],
        requestId: bad.headers["x-amzn-requestid"],
      },
    });
  });

  test("has timestamps as numbers of seconds, with fractions", async () => {
    const { id } = await anAgreement({ startAt: new Date("2026-01-01T00:00:00.250Z") });
    const { body } = await call("seller", { body: JSON.stringify({ agreementId: id }) });
    expect(body.startTime).toBe(1767225600.25);
  });
});

describe("an operation", () => {
  test("that does not exist is named in the error, without asking for a signature", async () => {
    for (const name of [target("DescribeEverything"), "OtherService.DescribeAgreement", "nonsense", "..."]) {
      const answer = await post({ ...json, "x-amz-target": name }, "{}");
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ __type: "UnknownOperationException" });
    }
  });
});

describe("a body", () => {
  const deep = (levels: number) => `{"agreementId":"agmt-1","x":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  test.each<[string, string | Buffer]>([
    ["that is cut off", '{"agreementId":'],
    ["that is a list", "[]"],
    ["that is null", "null"],
    ["that is a text", '"agmt-1"'],
    ["with a key twice", '{"agreementId":"agmt-1","agreementId":"agmt-2"}'],
    ["with a key twice, once escaped", '{"agreementId":"agmt-1","\\u0061greementId":"agmt-2"}'],
    ["with a key twice further in", '{"x":[{"a":1,"b":{"c":1 , "c" :2}}]}'],
    ["that nests 100 levels", deep(100)],
    ["that nests 100,000 levels", deep(100_000)],
    ["that is not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["with a number for a text", '{"agreementId":1}'],
    ["with half of a surrogate pair", '{"agreementId":"\\ud800"}'],
    ["with an object for a text", '{"agreementId":{}}'],
  ])("%s is a SerializationException", async (_, body) => {
    expect(await call("seller", { body })).toMatchObject({ status: 400, type: "SerializationException" });
  });

  test("may nest a little, hold unknown members, the same key in different places, and keys of every object", async () => {
    const { id } = await anAgreement();
    const body = `{"agreementId":"${id}","toString":1,"__proto__":{"a":1},"x":[{"a":"\\"a\\":"},{"a":2}],"y":null}`;
    expect(await call("seller", { body })).toMatchObject({ status: 200 });
  });

  test("of null members is a body without them", async () => {
    expect((await call("seller", { body: '{"agreementId":null}' })).body.reason).toBe("MISSING_AGREEMENT_ID");
  });

  test("that is empty is an empty object", async () => {
    expect((await call("seller", { body: "" })).body.reason).toBe("MISSING_AGREEMENT_ID");
  });

  test.each(["text/plain", "application/json", "application/x-amz-json-1.1", ""])(
    "of type %j is refused",
    async (type) => {
      const answer = await call("seller", { headers: { "content-type": type } });
      expect(answer).toMatchObject({ status: 400, type: "SerializationException" });
      expect(answer.body.message).toContain("application/x-amz-json-1.0");
    },
  );

  test("of 10 MB is refused with an answer, and so is one that does not say how long it is", async () => {
    const body = Buffer.alloc(10 * 1_048_576, " ");
    const headers = { ...json, "x-amz-target": target("DescribeAgreement") };
    const lengths: Record<string, string>[] = [
      { "content-length": String(body.length) },
      { "transfer-encoding": "chunked" },
    ];
    for (const length of lengths) {
      const answer = await post({ ...headers, ...length }, body);
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ __type: "RequestEntityTooLargeException" });
    }
  });
});

test("a program that hangs up in the middle of its body does no harm", async () => {
  const { headers } = await signed("seller");
  await new Promise<void>((done) => {
    const sent = httpRequest(endpoint(), {
      method: "POST",
      headers: { ...(headers as Record<string, string>), "content-length": "1000" },
    });
    sent.on("error", () => done());
    sent.write("{", () => sent.destroy());
  });
  expect((await call("seller")).type).toBe("ValidationException");
});

test("an unexpected failure is told without detail, and the client tries again", async () => {
  const { id } = await anAgreement();
  await connections().db.run(sql`alter table agreement rename to agreement_away`);
  try {
    const refused = await refusal(clientOf("seller").send(new DescribeAgreementCommand({ agreementId: id })));
    expect(refused).toMatchObject({ name: "InternalServerException", $fault: "server" });
    expect(refused.$metadata).toMatchObject({ httpStatusCode: 500, attempts: 3 });
    expect(refused.message).not.toMatch(/relation|agreement_away|select/);
  } finally {
    await connections().db.run(sql`alter table agreement_away rename to agreement`);
  }
});

describe("Smithy RPC v2 CBOR", () => {
  // The same client, told to speak the other protocol that official clients use.
  const cborClient = (caller: Caller) => clientOf(caller, { protocol: SmithyRpcV2CborProtocol as never });

  test("reads the same agreement, with dates as dates", async () => {
    const { id } = await anAgreement();
    const command = new DescribeAgreementCommand({ agreementId: id });
    const { $metadata: _, ...overJson } = await clientOf("buyer").send(command);
    const { $metadata, ...overCbor } = await cborClient("buyer").send(command);
    expect($metadata.httpStatusCode).toBe(200);
    expect(overCbor).toEqual(overJson);
    expect(overCbor.startTime).toBeInstanceOf(Date);
  });

  test("refuses with the same exceptions", async () => {
    const { agreementId } = await pendingRequest();
    const missing = await refusal(cborClient("stranger").send(new DescribeAgreementCommand({ agreementId })));
    expect(missing).toBeInstanceOf(MarketplaceAgreementServiceException);
    expect(missing).toMatchObject({
      name: "ResourceNotFoundException",
      resourceType: "Agreement",
      resourceId: agreementId,
    });
    const invalid = await refusal(cborClient("buyer").send(new DescribeAgreementCommand({ agreementId: "" })));
    expect(invalid).toMatchObject({ name: "ValidationException", reason: "INVALID_AGREEMENT_ID" });
  });

  test("answers bad bodies and unknown operations in CBOR", async () => {
    const rpc = { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" };
    const unknown = await post(rpc, "", "/service/AWSMPCommerceService_v20200301/operation/Nothing");
    expect(unknown).toMatchObject({
      status: 400,
      headers: { ...rpc, "x-amzn-errortype": "UnknownOperationException" },
    });
    const path = "/service/AWSMPCommerceService_v20200301/operation/DescribeAgreement";
    expect((await post(rpc, "", path)).headers["x-amzn-errortype"]).toBe("MissingAuthenticationTokenException");
    expect((await post(rpc, "", "/elsewhere")).headers["x-amzn-errortype"]).toBe("UnknownOperationException");
  });
});

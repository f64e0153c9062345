import { createHash } from "node:crypto";
import { DescribeAgreementCommand } from "@aws-sdk/client-marketplace-agreement";
import { subMinutes } from "date-fns";
import { beforeEach, describe, expect, test } from "vitest";
import { handleAws } from "@/lib/aws/handle";
import { type AwsRequest, checkSignature, readClaim, signingKey } from "@/lib/aws/sigv4";
import { connections, sql } from "@/lib/db";
import { clientOf, createKeys, refusal, secretOf, serveAws } from "../support/aws";
import { answered, call, signed } from "../support/aws-raw";
import { anAgreement, setNow } from "../support/factories";

serveAws();
beforeEach(createKeys);

const refusedWith = async (request: AwsRequest) => answered(await handleAws(request)).type;

test("a right signature reads an agreement, however the sandbox's clock stands", async () => {
  const { id } = await anAgreement();
  for (const now of ["2026-11-02T10:00:00Z", "2030-01-01T00:00:00Z", "2001-01-01T00:00:00Z"]) {
    await setNow(now);
    expect(await call("seller", { body: JSON.stringify({ agreementId: id }) })).toMatchObject({ status: 200 });
  }
});

describe("refused with the name that AWS gives it is", () => {
  test.each<[string, (request: AwsRequest) => void, string]>([
    ["no Authorization header", ({ headers }) => delete headers.authorization, "MissingAuthenticationTokenException"],
    ["HTTP Basic", ({ headers }) => (headers.authorization = "Basic YTpi"), "IncompleteSignatureException"],
    [
      "a header without a signature",
      ({ headers }) => (headers.authorization = headers.authorization?.replace(/, Signature=.*/, "")),
      "IncompleteSignatureException",
    ],
    ["no date", ({ headers }) => delete headers["x-amz-date"], "InvalidSignatureException"],
    [
      "a header gone that was signed",
      ({ headers }) => delete headers["amz-sdk-invocation-id"],
      "InvalidSignatureException",
    ],
    ["an x-amz header added", ({ headers }) => (headers["x-amz-extra"] = "1"), "InvalidSignatureException"],
    [
      "the host unsigned",
      ({ headers }) => (headers.authorization = headers.authorization?.replace(";host;", ";")),
      "InvalidSignatureException",
    ],
    ["another body", (request) => (request.body = Buffer.from('{"a":1}')), "InvalidSignatureException"],
  ])("%s", async (_, change, type) => {
    const request = await signed("seller");
    change(request);
    expect(await refusedWith(request)).toBe(type);
  });

  test("an unknown or a disabled key", async () => {
    expect(await refusedWith(await signed("nobody"))).toBe("UnrecognizedClientException");
    await connections().db.run(sql`update access_key set is_enabled = false where id = 'seller'`);
    expect(await refusedWith(await signed("seller"))).toBe("UnrecognizedClientException");
  });

  test("another secret", async () => {
    await connections().db.run(sql`
      update access_key set secret_encrypted = (select secret_encrypted from access_key where id = 'buyer') where id = 'seller'`);
    expect(await refusedWith(await signed("seller"))).toBe("InvalidSignatureException");
  });

  test.each([[{ region: "eu-central-1" }], [{ service: "execute-api" }]])("a scope of %j", async (scope) => {
    expect(await refusedWith(await signed("seller", scope))).toBe("InvalidSignatureException");
  });

  test.each([[-6], [6], [-60], [60 * 24 * 400]])("a signature of %i minutes ago", async (minutes) => {
    const at = subMinutes(new Date(), minutes);
    expect(await refusedWith(await signed("seller", { at }))).toBe("InvalidSignatureException");
  });

  test("a payload hash that is not the body's, though it is signed", async () => {
    const other = createHash("sha256").update("other").digest("hex");
    for (const hash of [other, "UNSIGNED-PAYLOAD"]) {
      const request = await signed("seller", { headers: { "x-amz-content-sha256": hash } });
      expect(await refusedWith(request)).toBe("InvalidSignatureException");
    }
  });
});

test.each([[-4], [4]])("a signature of %i minutes ago is taken", async (minutes) => {
  const answer = await call("seller", { at: subMinutes(new Date(), minutes) });
  expect(answer.type).toBe("ValidationException");
});

test("a path and a query are part of what is signed", async () => {
  expect((await call("seller", { url: "/a%20b/?x=1&y=" })).type).toBe("ValidationException");
  const request = await signed("seller", { url: "/agreements/?x=1" });
  expect(await refusedWith({ ...request, url: "/agreements/?x=2" })).toBe("InvalidSignatureException");
  expect(await refusedWith({ ...request, url: "/agreement/?x=1" })).toBe("InvalidSignatureException");
});

describe("a temporary key", () => {
  const token = "a session token";
  beforeEach(async () => {
    const hash = createHash("sha256").update(token).digest("hex");
    await connections().db.run(sql`
      update access_key set session_token_hash = ${hash}, expires_at = clock_timestamp() + interval '1 hour' where id = 'seller'`);
  });
  const describeWith = async (sessionToken?: string) => {
    const { id } = await anAgreement();
    const credentials = { accessKeyId: "seller", secretAccessKey: secretOf("seller"), sessionToken };
    return clientOf("seller", { credentials }).send(new DescribeAgreementCommand({ agreementId: id }));
  };

  test("works with its token", async () => {
    expect(await describeWith(token)).toMatchObject({ status: "ACTIVE" });
  });

  test("does not without it, or with another", async () => {
    expect(await refusal(describeWith())).toMatchObject({ name: "UnrecognizedClientException" });
    expect(await refusal(describeWith("another"))).toMatchObject({ name: "UnrecognizedClientException" });
  });

  test("ends", async () => {
    await connections().db.run(sql`update access_key set expires_at = clock_timestamp() where id = 'seller'`);
    expect(await refusal(describeWith(token))).toMatchObject({ name: "ExpiredTokenException" });
  });
});

test("a lasting key takes no token", async () => {
  expect((await call("buyer", { sessionToken: "something" })).type).toBe("UnrecognizedClientException");
});

test("a key's last use is remembered, to the minute", async () => {
  const lastUse = () =>
    connections().db.row<{ at: Date | null }>(sql`select last_used_at as at from access_key where id = 'seller'`);
  await call("seller");
  await expect.poll(lastUse).toEqual({ at: expect.any(Date) });
  const first = await lastUse();
  await call("seller");
  expect(await lastUse()).toEqual(first);
  expect(await connections().db.row(sql`select last_used_at from access_key where id = 'buyer'`)).toEqual({
    lastUsedAt: null,
  });
});

describe("every single byte that is changed", () => {
  const secret = secretOf("seller");
  /** Whether the endpoint would take it, without its database: the key is known by its name. */
  const isTaken = (request: AwsRequest) => {
    try {
      const claim = readClaim(request, new Date());
      checkSignature(request, claim, signingKey(claim.keyId === "seller" ? secret : "unknown", claim.day));
      return true;
    } catch {
      return false;
    }
  };
  const changed = (text: string, i: number) => {
    const replacement = String.fromCharCode(text.charCodeAt(i) ^ (1 + (i % 7)));
    return `${text.slice(0, i)}${replacement}${text.slice(i + 1)}`;
  };

  /** Every request that differs from this one in one byte of what the client sent. */
  function* neighbours(request: AwsRequest): Generator<AwsRequest> {
    const { method, url, headers, body } = request;
    for (let i = 0; i < method.length; i++) yield { ...request, method: changed(method, i) };
    for (let i = 0; i < url.length; i++) yield { ...request, url: changed(url, i) };
    for (const [name, value] of Object.entries(headers)) {
      const text = String(value);
      for (let i = 0; i < text.length; i++) yield { ...request, headers: { ...headers, [name]: changed(text, i) } };
    }
    for (let i = 0; i < body.length; i++) yield { ...request, body: Buffer.from(changed(body.toString(), i)) };
  }

  test("makes 200 signed requests refused", async () => {
    let tried = 0;
    const taken: string[] = [];
    for (let n = 0; n < 200; n++) {
      const body = JSON.stringify({ agreementId: `agmt-${n}`, reasonCode: "OTHER", clientToken: `token-${n * 7919}` });
      const operation = ["SendAgreementCancellationRequest", "CancelAgreement"][n % 2];
      const request = await signed("seller", { operation, body, url: n % 3 ? "/" : `/path-${n}/?q=${n}` });
      expect(isTaken(request)).toBe(true);
      for (const neighbour of neighbours(request)) {
        tried++;
        if (isTaken(neighbour)) taken.push(JSON.stringify(neighbour));
      }
    }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(100_000);
  });

  test("is refused by the endpoint itself", async () => {
    const { id } = await anAgreement();
    const request = await signed("seller", {
      operation: "DescribeAgreement",
      body: JSON.stringify({ agreementId: id }),
    });
    expect((await handleAws(request)).status).toBe(200);
    const answers = await Promise.all([...neighbours(request)].map(handleAws));
    expect(answers.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
  });
});

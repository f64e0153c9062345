import { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { handleAws } from "@/lib/aws/handle";
import { exceptionStatus, operationNames, operationSchemas } from "@/lib/aws/model";
import { operations } from "@/lib/aws/operations";
import { newId } from "@/lib/ids";
import { callers, createKeys } from "../support/aws";
import { answered, signed } from "../support/aws-raw";
import { anAgreement, pendingRequest } from "../support/factories";

/** Requests for each operation that is served. */
const perOperation = 1000;

/** What the client has a class for, and what it names without one. */
const nameable = new Set([...Object.keys(exceptionStatus), "SerializationException"]);

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -0,
    "",
    " ",
    "\0",
    "\uD800",
    "a\nb",
    "💥".repeat(100),
    [],
    {},
    [[]],
    [{}],
  ),
  fc.constantFrom("x".repeat(70_000), "..", "../../etc/passwd", "' or 1=1 --", "%00", "__proto__"),
  fc.constantFrom(
    "PENDING_APPROVAL",
    "OTHER",
    "Proposer",
    "Acceptor",
    "PurchaseAgreement",
    "AWSMarketplace",
    "ASCENDING",
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Something that may stand for a member of this shape: often the right type, seldom right in everything. */
function near(schema: NormalizedSchema, known: string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: right(schema, known) }, { weight: 1, arbitrary: strange });
}

function right(schema: NormalizedSchema, known: string[]): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) {
    const members = Object.fromEntries(
      [...schema.structIterator()].map(([name, member]) => [name, near(member, known)]),
    );
    return fc.record({ ...members, __proto__: fc.constant(1), extra: strange }, { requiredKeys: [] });
  }
  if (schema.isListSchema()) return fc.array(near(schema.getValueSchema(), known), { maxLength: 12 });
  if (schema.isTimestampSchema()) return fc.oneof(fc.double({ min: -1e12, max: 1e13 }), fc.constant(1_800_000_000.25));
  if (schema.isNumericSchema()) return fc.oneof(fc.integer({ min: -2, max: 60 }), fc.double());
  if (schema.isBooleanSchema()) return fc.boolean();
  return fc.oneof(
    fc.constantFrom(...known),
    fc.string({ maxLength: 70 }),
    strange.filter((value) => typeof value === "string"),
  );
}

/** The body's text, at times broken after all. */
const broken = (body: fc.Arbitrary<unknown>) =>
  fc.tuple(body, fc.nat(), fc.nat({ max: 19 })).map(([value, at, way]) => {
    const text = JSON.stringify(value);
    if (way === 0) return text.slice(0, at % (text.length + 1));
    if (way === 1) return `${text.slice(0, at % text.length)}\u0007${text.slice(at % text.length)}`;
    return way === 2 ? text.replace("{", '{"agreementId":"a","agreementId":"b",') : text;
  });

const served = operationNames.filter((name) => operations[name]);
const keys = Object.keys(callers);

describe.each(served)("%s", (operation) => {
  test(`answers ${perOperation} malformed requests with errors the client can name`, async () => {
    await createKeys();
    const [{ id }, pending] = [await anAgreement(), await pendingRequest()];
    const known = [id, pending.agreementId, pending.requestId, "agmt-missing", "acr-1", newId.plain()];
    const schema = operationSchemas.get(operation)?.input ?? NormalizedSchema.of("unit");
    const bodies = fc.sample(broken(right(schema, known)), { numRuns: perOperation, seed: 4 });
    const odd: unknown[] = [];
    let refused = 0;
    for (let i = 0; i < bodies.length; i += 50) {
      const batch = bodies.slice(i, i + 50);
      const answers = await Promise.all(
        batch.map(async (body, n) =>
          answered(await handleAws(await signed(keys[n % keys.length] ?? "", { operation, body }))),
        ),
      );
      for (const [n, { status, type, body }] of answers.entries()) {
        if (status === 200) continue;
        refused++;
        const isFine = status < 500 && type && nameable.has(type) && typeof body.message === "string" && body.requestId;
        if (!isFine) odd.push({ status, type, body, sent: batch[n]?.slice(0, 500) });
      }
    }
    expect(odd).toEqual([]);
    expect(refused).toBeGreaterThan(perOperation / 2);
  });
});

test("a thousand bodies of random bytes are no CBOR, and neither are those that announce more than they hold", async () => {
  // The decoder says on the console what it thinks of a length of 64 bits.
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await createKeys();
  const url = "/service/AWSMPCommerceService_v20200301/operation/DescribeAgreement";
  const headers = { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor", "x-amz-target": undefined };
  const announced = [
    "9bffffffffffffffff",
    "bbffffffffffffffff",
    "7bffffffffffffffff",
    "9f".repeat(100_000),
    "bf",
    "d9",
  ];
  const bodies = [
    ...fc.sample(fc.uint8Array({ minLength: 1, maxLength: 300 }), { numRuns: 1000, seed: 4 }),
    ...announced.map((hex) => Buffer.from(hex, "hex")),
  ];
  for (const body of bodies) {
    const request = await signed("seller", { url, headers, body: Buffer.from(body) });
    const started = performance.now();
    const answer = await handleAws(request);
    expect(answer.headers["x-amzn-errortype"], Buffer.from(body).toString("hex").slice(0, 200)).toMatch(
      /^(SerializationException|ValidationException)$/,
    );
    expect(performance.now() - started).toBeLessThan(2000);
  }
});

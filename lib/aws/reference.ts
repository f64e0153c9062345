import type { NormalizedSchema } from "@smithy/core/schema";
import { z } from "zod";
import { type OperationFacts, operationFacts } from "./facts";
import { type OperationName, operationNames, operationSchemas } from "./model";
import { notes } from "./notes";
import { operations } from "./operations";
import { reasonFor } from "./reasons";

/** A member of a request or an answer: "filters[].name", what it is, and what it must be like. */
export type Field = { name: string; type: string; isRequired: boolean; limits: string; reasons: string[] };
export type OperationReference = OperationFacts & {
  name: OperationName;
  does: string;
  differs: string | null;
  isServed: boolean;
  isPaged: boolean;
  input: Field[];
  output: Field[];
  /** A request with the required members, to try out. */
  example: Record<string, unknown>;
};

type JsonSchema = {
  type?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  default?: unknown;
};

/** One operation, as the client's schemas and the limits in force describe it. */
export function describeOperation(name: OperationName): OperationReference {
  const schemas = operationSchemas.get(name);
  if (!schemas) throw new Error(`The client knows no operation ${name}.`);
  const row = operations[name];
  const limits = row ? (z.toJSONSchema(row.limits, { io: "input", unrepresentable: "any" }) as JsonSchema) : {};
  const input = fieldsOf(schemas.input, limits, []);
  return {
    ...operationFacts[name],
    name,
    does: notes[name].does,
    differs: notes[name].differs ?? null,
    isServed: row !== undefined,
    isPaged: "nextToken" in schemas.input.getMemberSchemas(),
    input,
    output: fieldsOf(schemas.output, null, []),
    example: wholeExamples[name] ?? exampleOf(limits),
  };
}

export const describeOperations = (): OperationReference[] => operationNames.map(describeOperation);

function fieldsOf(schema: NormalizedSchema, limits: JsonSchema | null, path: string[]): Field[] {
  if (path.length > 6) return [];
  return [...schema.structIterator()].flatMap(([name, member]) => {
    const isList = member.isListSchema();
    const inner = isList ? member.getValueSchema() : member;
    const own = limits?.properties?.[name];
    const isRequired = limits?.required?.includes(name) ?? false;
    const names = [...path, name];
    const field: Field = {
      name: names.join("."),
      type: isList ? `list of ${typeOf(inner)}` : typeOf(inner),
      isRequired,
      limits: limitsOf(own),
      reasons: limits ? reasonsOf(names, isRequired) : [],
    };
    const nested = inner.isStructSchema()
      ? fieldsOf(inner, own ? (isList ? (own.items ?? {}) : own) : limits && {}, [...path, isList ? `${name}[]` : name])
      : [];
    return [field, ...nested];
  });
}

function typeOf(schema: NormalizedSchema): string {
  if (schema.isTimestampSchema()) return "timestamp";
  if (schema.isNumericSchema()) return "number";
  if (schema.isBooleanSchema()) return "boolean";
  if (schema.isStructSchema()) return schema.isUnionSchema() ? "one of" : "structure";
  return "text";
}

const reasonsOf = (names: string[], isRequired: boolean) => {
  const path = names.map((name) => name.replace("[]", ""));
  return [...new Set([...(isRequired ? [reasonFor(path, true)] : []), reasonFor(path, false)])];
};

/** "1–64 characters, [A-Za-z0-9_/-]+" */
function limitsOf(schema: JsonSchema | undefined): string {
  if (!schema) return "";
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, pattern } = schema;
  const range = (least: number | undefined, most: number | undefined, unit: string) =>
    least === undefined && most === undefined ? [] : [`${least ?? 0}–${most ?? "∞"}${unit}`];
  return [
    ...range(minLength, maxLength, " characters"),
    ...range(minItems, maxItems, " elements"),
    ...(schema.type === "integer" && !schema.enum ? range(minimum, maximum, "") : []),
    ...(schema.enum ? [schema.enum.join(" | ")] : []),
    ...(pattern ? [pattern.replace(/^\^|\$$/g, "")] : []),
    ...(schema.default === undefined ? [] : [`${JSON.stringify(schema.default)} when left out`]),
  ].join(", ");
}

/** Values that pass the limits, for members that are required. */
function exampleOf(schema: JsonSchema): Record<string, unknown> {
  return Object.fromEntries(
    (schema.required ?? [])
      .filter((name) => schema.properties?.[name]?.default === undefined)
      .map((name) => [name, exampleValue(name, schema.properties?.[name] ?? {})]),
  );
}

/** Where members only make sense together. */
const wholeExamples: { [Name in OperationName]?: Record<string, unknown> } = {
  SearchAgreements: {
    filters: [
      { name: "PartyType", values: ["Proposer"] },
      { name: "AgreementType", values: ["PurchaseAgreement"] },
    ],
  },
};

const examples: Record<string, unknown> = {
  agreementId: "agmt-1q2w3e4r5t6y7u8i9o0pasdfg",
  agreementCancellationRequestId: "acr-0k1m2n3p4q5r6s7t8u9v0w1x2",
  agreementRequestId: "ar-5t5t5t5t5t5t5t5t5t5t5t5t5",
  billingAdjustmentRequestId: "ba-7h6g5f4e3d2c1b0a9z8y7x6w5",
  paymentRequestId: "pr-4f4f4f4f4f4f4f4f4f4f4f4f4",
  chargeId: "ch-9x8y7z6w5v4u3t2s1r0q9p8o7",
  adjustmentAmount: "100.00",
  chargeAmount: "100.00",
  clientToken: "8c2d7d1e-9a53-4a43-8f6e-5d2f6f3b1a77",
  currencyCode: "USD",
  originalInvoiceId: "E2E20260105abcdef",
  termId: "term-0a1b2c3d",
  id: "term-0a1b2c3d",
};

function exampleValue(name: string, schema: JsonSchema): unknown {
  if (examples[name] !== undefined) return examples[name];
  if (schema.enum) return schema.enum[0];
  if (schema.type === "array") return [exampleValue(name.replace(/s$/, ""), schema.items ?? {})];
  if (schema.type === "object") return exampleOf(schema);
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  return "Your text";
}

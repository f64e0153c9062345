import { cbor, dateToTag } from "@smithy/core/cbor";
import { refuse } from "./errors";
import { parseJsonBody } from "./json";
import type { Dates } from "./shapes";
import type { AwsRequest } from "./sigv4";

/** How a call is spoken: both protocols carry the same operations, shapes and errors. */
export type Protocol = {
  contentType: string;
  headers: Record<string, string>;
  decode: (body: Buffer) => unknown;
  encode: (value: unknown) => string | Uint8Array;
  dates: Dates;
};

/** @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export const awsJson: Protocol = {
  contentType: "application/x-amz-json-1.0",
  headers: {},
  decode: parseJsonBody,
  encode: JSON.stringify,
  dates: (at) => at.getTime() / 1000,
};

/** @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export const rpcV2Cbor: Protocol = {
  contentType: "application/cbor",
  headers: { "smithy-protocol": "rpc-v2-cbor" },
  decode: decodeCbor,
  encode: (value) => cbor.serialize(value),
  dates: dateToTag,
};

function decodeCbor(body: Buffer): unknown {
  if (!body.length) return {};
  try {
    return cbor.deserialize(body);
  } catch {
    throw refuse("SerializationException", "The body is not CBOR.");
  }
}

/** What a call asks for, and in which protocol. */
export type Call = { protocol: Protocol; service: string; operation: string };

const rpcPath = /\/service\/([^/?]{1,200})\/operation\/([^/?]{1,200})\/?(?:\?.*)?$/;

/** Reads protocol and operation off the request's outside; null when it is no AWS call. */
export function readCall({ method, url, headers }: Pick<AwsRequest, "method" | "url" | "headers">): Call | null {
  if (method !== "POST") return null;
  const target = headers["x-amz-target"];
  if (target !== undefined) {
    const [service = "", operation = ""] = String(target).split(".");
    return { protocol: awsJson, service, operation };
  }
  if (headers["smithy-protocol"] !== "rpc-v2-cbor") return null;
  const [, service = "", operation = ""] = url.match(rpcPath) ?? [];
  return { protocol: rpcV2Cbor, service, operation };
}

/** @throws AwsError SerializationException */
export function checkContentType({ contentType }: Protocol, { headers }: AwsRequest) {
  const given = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (given !== contentType) throw refuse("SerializationException", `The Content-Type must be ${contentType}.`);
}

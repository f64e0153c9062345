import type { IncomingHttpHeaders } from "node:http";
import { type CallRecord, recordCall } from "../api-calls/record";
import { machineNow } from "../clock";
import type { AwsError } from "./errors";
import { operationSchemas } from "./model";
import { awsJson } from "./protocols";
import { hasSensitive, type Write, writer } from "./shapes";

/** What becomes known of a call while it is answered. */
export type Trace = {
  requestId: string;
  operation: string;
  startedMs: number;
  headers: IncomingHttpHeaders;
  keyId?: string;
  /** Whose key was named; the signature may still be wrong. */
  accountId?: string;
  input?: Record<string, unknown>;
  output?: Record<string, unknown>;
  error?: AwsError;
};

export const hidden = "(not kept)";
/** Longest text kept of a request or an answer, in characters. */
const longest = 32_768;

/** How each operation's input and output are written down: by the client's schemas, without what is sensitive. */
const writers = new Map(
  [...operationSchemas].map(([name, { input, output }]) => [
    name,
    {
      input: writer(input, awsJson.dates, hidden),
      output: hasSensitive(output) ? writer(output, awsJson.dates, hidden) : null,
    },
  ]),
);

const textOf = (value: unknown) => JSON.stringify(value).slice(0, longest).toWellFormed();
const printable = (value: unknown) =>
  typeof value === "string" ? value.replace(/[^\x20-\x7e]/g, "").slice(0, 256) || null : null;
const idOf = (value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "").slice(0, 64) : null);

/** Hands a finished call to the request log. */
export const finish = (trace: Trace, status: number) => recordCall(() => recordOf(trace, status));

function recordOf(trace: Trace, status: number): CallRecord {
  const { requestId, operation, headers, accountId, input, output, error } = trace;
  const write = writers.get(operation);
  return {
    id: requestId,
    at: machineNow(),
    accountId: accountId ?? null,
    keyId: printable(trace.keyId),
    operation: printable(operation) ?? "",
    agreementId: idOf(input?.agreementId),
    status,
    errorType: error?.type ?? null,
    rule: error?.rule ?? null,
    durationMs: Math.round((performance.now() - trace.startedMs) * 1000) / 1000,
    client: printable(headers["x-amz-user-agent"] ?? headers["user-agent"]),
    request: () => (input && write ? clean(textOf(write.input(input))) : null),
    answer: () => clean(answerText(trace, write?.output ?? null, output)),
  };
}

function answerText({ error, requestId }: Trace, write: Write | null, output?: Record<string, unknown>): string {
  if (error) return textOf({ __type: error.type, message: error.message, ...error.members, requestId });
  return textOf(write ? write(output) : output);
}

/** PostgreSQL keeps no NUL, and JSON writes one as six characters. */
const clean = (text: string) => text.replaceAll("\\u0000", "");

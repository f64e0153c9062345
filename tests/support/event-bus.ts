import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type Call, catchCalls, type Receiver } from "./webhook-receiver";

export type BusEntry = {
  Time: number;
  Source: string;
  Resources: string[];
  DetailType: string;
  Detail: string;
  EventBusName: string;
};
/** Every call that was refused as a whole names its reason in `refusals`. */
export type EventBus = Receiver & { entries: BusEntry[]; batches: number[]; refusals: string[] };

export const busKey = { accessKeyId: "sample-bus", secretAccessKey: "sample-bus-secret" };

/** Speaks PutEvents as EventBridge does: SigV4, 1 to 10 entries, 256 KB, JSON objects, no source of AWS's own. */
export async function catchPutEvents({
  refuse = () => false,
  taken: onTaken = () => undefined,
}: {
  refuse?: (entry: BusEntry) => boolean;
  /** Told of each call's entries, before it is answered. */
  taken?: (entries: BusEntry[]) => void;
} = {}): Promise<EventBus> {
  const taken: BusEntry[] = [];
  const batches: number[] = [];
  const refusals: string[] = [];
  const server = await catchCalls((call, response) => {
    response.setHeader("content-type", "application/x-amz-json-1.1");
    const problem = problemOf(call);
    if (problem) {
      refusals.push(problem);
      response.statusCode = 400;
      return void response.end(JSON.stringify({ __type: "ValidationException", message: problem }));
    }
    const { Entries: entries } = JSON.parse(call.body) as { Entries: BusEntry[] };
    batches.push(entries.length);
    const answers = entries.map((entry) => {
      if (refuse(entry)) return { ErrorCode: "ThrottlingException", ErrorMessage: "Rate exceeded" };
      taken.push(entry);
      return { EventId: createHash("md5").update(entry.Detail).digest("hex") };
    });
    onTaken(entries);
    const failed = answers.filter((answer) => "ErrorCode" in answer).length;
    response.end(JSON.stringify({ FailedEntryCount: failed, Entries: answers }));
  });
  return Object.assign(server, { entries: taken, batches, refusals });
}

function problemOf(call: Call): string | null {
  if (call.headers["x-amz-target"] !== "AWSEvents.PutEvents") return `unknown target ${call.headers["x-amz-target"]}`;
  if (!isSigned(call)) return "signature does not match";
  const { Entries: entries } = JSON.parse(call.body) as { Entries: BusEntry[] };
  if (entries.length < 1 || entries.length > 10) return `${entries.length} entries`;
  if (Buffer.byteLength(call.body) > 256 * 1024) return "more than 256 KB";
  for (const { Source, DetailType, Detail } of entries) {
    if (Source.startsWith("aws.")) return `source ${Source}`;
    if (!DetailType || DetailType.length > 128) return "detail type";
    const detail = JSON.parse(Detail);
    if (typeof detail !== "object" || Array.isArray(detail)) return "detail is no object";
  }
  return null;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** Signature Version 4 as its documentation describes it, written apart from the client that signs. */
function isSigned({ headers, body }: Call): boolean {
  const [, keyId, scope = "", signed = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      String(headers.authorization),
    ) ?? [];
  const [day = "", region = "", service = "", end] = scope.split("/");
  if (keyId !== busKey.accessKeyId || service !== "events" || end !== "aws4_request") return false;
  const at = String(headers["x-amz-date"]);
  const sentAt = Date.parse(at.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z"));
  if (!at.startsWith(day) || Math.abs(Date.now() - sentAt) > 300_000) return false;
  const lines = signed.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = ["POST", "/", "", lines.join(""), signed, sha256(body)].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
  const key = ["aws4_request"].reduce<Buffer>(
    hmac,
    hmac(hmac(hmac(`AWS4${busKey.secretAccessKey}`, day), region), service),
  );
  return timingSafeEqual(Buffer.from(signature, "hex"), hmac(key, toSign));
}

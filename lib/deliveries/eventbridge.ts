import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { BusSettings } from "../destinations/destination";
import { reasonOf, shortened } from "./claims";
import { outward, refuseInside } from "./guard";
import { answerWithinMs, type Envelope, type Sender, type Try } from "./sender";

/** As many entries as PutEvents takes. */
const mostEntries = 10;
/** As many bytes as PutEvents takes in one call, with room for what it adds to an entry. */
const mostBytes = 240 * 1024;

export type Bus = BusSettings & { endpoint: string | null; secretAccessKey: string | null };

/** Puts events on a bus through the official client. What a partial failure refused is reported entry by entry. */
export function eventBridgeSender(bus: Bus, patienceMs = answerWithinMs): Sender {
  const { endpoint, region, accessKeyId, secretAccessKey } = bus;
  const client = new EventBridgeClient({
    region,
    ...(endpoint && { endpoint }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // The relay repeats, with its own record of it; the client must not do so behind its back.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: patienceMs,
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent({ keepAlive: true, ...outward() }),
      httpsAgent: new HttpsAgent({ keepAlive: true, ...outward() }),
    },
  });
  const put = async (entries: Entry[]): Promise<Try[]> => {
    try {
      if (endpoint) refuseInside(new URL(endpoint).hostname);
      const { Entries: answers = [], $metadata } = await client.send(new PutEventsCommand({ Entries: entries }));
      return entries.map((_, i) => {
        const { ErrorCode, ErrorMessage, EventId } = answers[i] ?? { ErrorCode: "NoAnswer" };
        const error = ErrorCode ? shortened([ErrorCode, ErrorMessage].filter(Boolean).join(": ")) : null;
        return { error, status: $metadata.httpStatusCode ?? null, answer: EventId ? `EventId ${EventId}` : null };
      });
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? null;
      const name = error instanceof Error && error.name !== "Error" ? `${error.name}: ` : "";
      return entries.map(() => ({ error: shortened(name + reasonOf(error)), status, answer: null }));
    }
  };
  return {
    batch: mostEntries,
    async send(envelopes) {
      const tries: Try[] = [];
      for (const entries of inCalls(envelopes.map((event) => entryOf(event, bus)))) tries.push(...(await put(entries)));
      return tries;
    },
    close: () => client.destroy(),
  };
}

type Entry = ReturnType<typeof entryOf>;

/** The bus gives the entry an ID of its own; `detail.requestId` and the detail type tell which event it is. */
const entryOf = (event: Envelope, { bus, source }: Bus) => ({
  Time: new Date(event.time),
  Source: source,
  Resources: event.resources,
  DetailType: event["detail-type"],
  Detail: JSON.stringify(event.detail),
  EventBusName: bus,
});

/** Entries in groups that one call may carry. */
function inCalls(entries: Entry[]): Entry[][] {
  const calls: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (!calls.length || bytes + size > mostBytes) {
      calls.push([]);
      bytes = 0;
    }
    calls.at(-1)?.push(entry);
    bytes += size;
  }
  return calls;
}

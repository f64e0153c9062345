import http from "node:http";
import https from "node:https";
import { machineNow } from "../clock";
import { shortened } from "./claims";
import { outward, refuseInside } from "./guard";
import { answerWithinMs, type Sender, type Try } from "./sender";
import { signedHeaders } from "./signature";

/** Posts each event as JSON, signed; an answer of 200 to 299 takes it. Redirects are not followed. */
export function webhookSender(url: string, secrets: string[], patienceMs = answerWithinMs): Sender {
  const address = new URL(url);
  const { Agent, request } = address.protocol === "https:" ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ...outward() });
  const post = (id: string, body: string) =>
    new Promise<Try>((done) => {
      const fail = (error: Error) =>
        done({ error: shortened(error.message || error.name), status: null, answer: null });
      try {
        refuseInside(address.hostname);
        const call = request(address, {
          method: "POST",
          agent,
          signal: AbortSignal.timeout(patienceMs),
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
            "user-agent": "Countersign",
            ...signedHeaders(secrets, id, Math.floor(machineNow().getTime() / 1000), body),
          },
        });
        call.once("error", (error) =>
          fail(error.name === "AbortError" ? new Error(`No answer within ${patienceMs / 1000} s.`) : error),
        );
        call.once("response", (response) => {
          let answer = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => {
            if (answer.length < 500) answer += chunk;
          });
          response.once("error", fail);
          response.once("end", () => done(outcomeOf(response.statusCode ?? 0, answer)));
        });
        call.end(body);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
  return {
    batch: 1,
    send: (envelopes) => Promise.all(envelopes.map((event) => post(event.id, JSON.stringify(event)))),
    close: () => agent.destroy(),
  };
}

const outcomeOf = (status: number, answer: string): Try => ({
  status,
  answer: shortened(answer),
  error: status >= 200 && status < 300 ? null : `The receiver answered ${status}.`,
});

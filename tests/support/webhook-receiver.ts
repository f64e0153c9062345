import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a customer would write to accept only what Countersign has sent, and only lately. */
export function verifyWebhook(secret: string, headers: IncomingHttpHeaders, body: string, now = Date.now()) {
  const id = String(headers["webhook-id"]);
  const timestamp = String(headers["webhook-timestamp"]);
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) throw new Error("too old");
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  const isRight = String(headers["webhook-signature"])
    .split(" ")
    .map((signature) => Buffer.from(signature.replace("v1,", ""), "base64"))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  if (!isRight) throw new Error("not signed with this secret");
  return JSON.parse(body);
}

export type Call = { headers: IncomingHttpHeaders; body: string };
/** How a receiver behaves: takes, answers with another status, says nothing, or hangs up after it has read everything. */
export type Mood = number | "hang" | "cut";
export type Receiver = { url: string; calls: Call[]; mood: Mood | ((call: Call) => Mood); stop: () => Promise<void> };

/** A real HTTP server that keeps what it is posted. */
export async function catchCalls(
  answer: (call: Call, response: ServerResponse) => void = (_, response) => void response.end("thanks"),
): Promise<Receiver> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const call = { headers: { ...request.headers, ":path": request.url }, body } as Call;
      const mood = typeof receiver.mood === "function" ? receiver.mood(call) : receiver.mood;
      if (mood === "hang") return;
      calls.push(call);
      if (mood === "cut") return request.socket.destroy();
      response.statusCode = mood;
      if (mood === 200) answer(call, response);
      else response.end("not now, see http://localhost/respond/abcDEF-123_x");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    mood: 200,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return receiver;
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerAws } from "@/lib/callers/aws";

/**
 * A process that answers AWS calls on a free port: as Countersign does, or (`static <answer>`) always the same from memory, as
 * the plainest handler would. It tells its port, and at each line of input how much CPU time it has used, in microseconds; the lines it logs do not count.
 */
const [kind, answer = ""] = process.argv.slice(2);
const body = Buffer.from(answer, "base64");

const server = createServer((request, response) => {
  if (kind !== "static") return answerAws(request, response);
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0", "content-length": body.length });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => console.log("=", (server.address() as AddressInfo).port));
process.stdin.on("data", () => {
  const { user, system } = process.cpuUsage();
  console.log("=", user + system);
});
process.stdin.on("end", () => process.exit(0));

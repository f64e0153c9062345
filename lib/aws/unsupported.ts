import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Whether a request speaks the AWS JSON protocol: it names its operation in a header instead of an address. */
export const isAwsCall = (request: IncomingMessage): boolean =>
  request.method === "POST" && request.headers["x-amz-target"] !== undefined;

/**
 * Answers a call of the AWS client with the error that names the operation: none is served yet. The form is the one the
 * official client turns into an exception of that name.
 */
export function answerUnsupported(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const operation = String(request.headers["x-amz-target"]).split(".").at(-1)?.slice(0, 100) ?? "";
  const body = JSON.stringify({
    __type: "UnknownOperationException",
    message: `The operation ${operation} is not served by this portal yet. Use the console at this address.`,
  });
  response.writeHead(400, {
    "Content-Type": "application/x-amz-json-1.0",
    "Content-Length": Buffer.byteLength(body),
    "x-amzn-RequestId": randomUUID(),
  });
  response.end(body);
}

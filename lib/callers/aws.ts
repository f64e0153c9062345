import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse } from "../aws/errors";
import { type AwsAnswer, failure, handleAws } from "../aws/handle";
import { awsJson, readCall } from "../aws/protocols";

/** Largest body taken, in bytes. The service's own requests stay far below. */
const longestBody = 1_048_576;
/** How much more of a body that is too long is read, in bytes, so that its sender comes to hear why it was refused. */
const longestRest = 64 * 1_048_576;

const urlOf = (request: IncomingMessage) => ({
  method: request.method ?? "",
  url: request.url ?? "/",
  headers: request.headers,
});

/** Whether a request is an AWS client's: it names its operation in a header, or speaks Smithy RPC. */
export const isAwsCall = (request: IncomingMessage): boolean => readCall(urlOf(request)) !== null;

/** Answers an AWS client's call. */
export async function answerAws(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request);
    send(response, body ? await handleAws({ ...urlOf(request), body }) : tooLong(request));
  } catch {
    // The sender hung up, or sent what it had not announced.
    response.destroy();
  }
}

function tooLong(request: IncomingMessage): AwsAnswer {
  const error = refuse("RequestEntityTooLargeException", `The body must not be longer than ${longestBody} bytes.`);
  return failure(readCall(urlOf(request))?.protocol ?? awsJson, error, randomUUID());
}

/** The whole body; null when it is longer than may be. Fails when the sender hangs up or never ends. */
const readBody = (request: IncomingMessage): Promise<Buffer | null> =>
  new Promise((done, failed) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestBody) chunks.push(chunk);
      else if (length > longestRest) failed(new Error("The body never ends."));
      else chunks.length = 0;
    });
    request.on("end", () => done(length > longestBody ? null : join(chunks)));
    request.on("close", () => request.complete || failed(new Error("The sender hung up.")));
    request.on("error", failed);
  });

const join = (chunks: Buffer[]): Buffer => (chunks.length === 1 && chunks[0]) || Buffer.concat(chunks);

function send(response: ServerResponse, { status, headers, body }: AwsAnswer) {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

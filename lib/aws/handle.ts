import { randomUUID } from "node:crypto";
import { authenticate } from "./authenticate";
import { type AwsError, refuse, toAwsError } from "./errors";
import { type OperationName, operationSchemas } from "./model";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { awsJson, type Call, checkContentType, type Protocol, readCall, rpcV2Cbor } from "./protocols";
import { type Read, reader, type Write, writer } from "./shapes";
import type { AwsRequest } from "./sigv4";
import { simulate } from "./simulate";
import { finish, type Trace } from "./trace";

export type AwsAnswer = { status: number; headers: Record<string, string>; body: string | Uint8Array };

/** The service part of `X-Amz-Target` and of the CBOR protocol's address. */
const serviceName = "AWSMPCommerceService_v20200301";

type Served = { run: Operation; read: Read; write: Map<Protocol, Write> };

/** The dispatch table with the readers and writers that the client's schemas make. */
const served = new Map(
  Object.entries(operations).map(([name, run]): [string, Served] => {
    const schemas = operationSchemas.get(name);
    if (!schemas) throw new Error(`The client knows no operation ${name}.`);
    const write = new Map([awsJson, rpcV2Cbor].map((protocol) => [protocol, writer(schemas.output, protocol.dates)]));
    return [name, { run: run as Operation, read: reader(schemas.input), write }];
  }),
);

/** Answers one call of an AWS client, in the protocol it was made in. Never throws. */
export async function handleAws(request: AwsRequest): Promise<AwsAnswer> {
  const call = readCall(request);
  const protocol = call?.protocol ?? awsJson;
  const trace: Trace = {
    requestId: randomUUID(),
    operation: call?.operation ?? "",
    startedMs: performance.now(),
    headers: request.headers,
  };
  const answered = await run(request, call, trace).then(
    (output) => answer(protocol, 200, trace.requestId, output),
    (error: unknown) => {
      trace.error = toAwsError(error, trace.requestId);
      return failure(protocol, trace.error, trace.requestId);
    },
  );
  finish(trace, answered.status);
  return answered;
}

async function run(request: AwsRequest, call: Call | null, trace: Trace): Promise<unknown> {
  const operation = find(call);
  const { protocol } = call as Call;
  checkContentType(protocol, request);
  const { ctx, simulation } = await authenticate(request, trace);
  const input = operation.read(protocol.decode(request.body), "");
  trace.input = input as Record<string, unknown>;
  await simulate(simulation, trace.accountId ?? "", trace.operation as OperationName);
  const output = await operation.run(ctx, input);
  trace.output = output as Record<string, unknown>;
  return operation.write.get(protocol)?.(output);
}

function find(call: Call | null): Served {
  const found = call?.service === serviceName ? served.get(call.operation) : undefined;
  if (found) return found;
  const name = call ? `${call.service}.${call.operation}`.slice(0, 200) : "";
  throw refuse("UnknownOperationException", `This portal serves no operation ${name}.`);
}

export function failure(protocol: Protocol, error: AwsError, requestId: string): AwsAnswer {
  const { type, status, message, members } = error;
  const body = { __type: type, message, ...members, requestId };
  return answer(protocol, status, requestId, body, { "x-amzn-errortype": type });
}

function answer(protocol: Protocol, status: number, requestId: string, output: unknown, headers = {}): AwsAnswer {
  return {
    status,
    headers: { "content-type": protocol.contentType, "x-amzn-requestid": requestId, ...protocol.headers, ...headers },
    body: protocol.encode(output),
  };
}

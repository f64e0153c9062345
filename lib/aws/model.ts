import * as client from "@aws-sdk/client-marketplace-agreement";
import { NormalizedSchema } from "@smithy/core/schema";

/** The operations the official client knows: "DescribeAgreement" and 24 more. */
export type OperationName = Exclude<
  { [K in keyof typeof client]: K extends `${infer Name}Command` ? Name : never }[keyof typeof client],
  "$"
>;
type Handler<Name extends OperationName> = ReturnType<
  InstanceType<(typeof client)[`${Name}Command`]>["resolveMiddleware"]
>;

/** What the client gets back from an operation; the types are its own, so that an answer cannot drift from them. */
export type OutputOf<Name extends OperationName> = Omit<Awaited<ReturnType<Handler<Name>>>["output"], "$metadata">;

type OperationSchema = (typeof client)["DescribeAgreement$"];
type ExceptionSchema = (typeof client)["ConflictException$"];

const schemas = Object.values(client).filter((value) => Array.isArray(value)) as unknown[][];

/** Each operation's input and output, as the client's own schemas describe them. */
export const operationSchemas = new Map(
  schemas
    // An operation is [9, namespace, name, traits, input, output].
    .filter((schema): schema is OperationSchema & unknown[] => schema[0] === 9)
    .map(([, , name, , input, output]) => [
      name,
      { input: NormalizedSchema.of(input), output: NormalizedSchema.of(output) },
    ]),
);

export const operationNames = [...operationSchemas.keys()].sort() as OperationName[];

export const isOperationName = (name: string): name is OperationName => operationSchemas.has(name);

/** The exceptions the client has classes for, with the HTTP status its schemas give each. */
export const exceptionStatus: Record<string, number> = Object.fromEntries(
  schemas
    // An exception is [-3, namespace, name, traits, …].
    .filter((schema): schema is ExceptionSchema & unknown[] => schema[0] === -3)
    .map(([, , name, traits]) => [name, Number((traits as { httpError?: number }).httpError)])
    .filter(([, status]) => status),
);

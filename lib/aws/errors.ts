import { ValidationExceptionReason } from "@aws-sdk/client-marketplace-agreement";
import {
  ConflictError,
  ExpectedError,
  ForbiddenError,
  NotFoundError,
  QuotaError,
  ThrottledError,
  ValidationError,
} from "../errors";
import { log } from "../log";
import { exceptionStatus } from "./model";

/**
 * Refusals that belong to the protocol and not to this service, by the names that AWS's JSON services give them.
 * @see https://docs.aws.amazon.com/awssupport/latest/APIReference/CommonErrors.html
 */
const commonStatus = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignatureException: 400,
  InternalServerException: 500,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  UnknownOperationException: 400,
  UnrecognizedClientException: 403,
} as const;

/** An error as it goes over the wire: its AWS type, its status, and the members beside the message. */
export class AwsError extends Error {
  readonly status: number;

  constructor(
    readonly type: string,
    message: string,
    readonly members: Record<string, unknown> = {},
    /** The reason or the product's own rule behind it, for the request log. */
    readonly rule: string | null = null,
  ) {
    super(message);
    this.status = exceptionStatus[type] ?? commonStatus[type as keyof typeof commonStatus] ?? 400;
  }
}

/** A refusal by the protocol itself. */
export const refuse = (type: keyof typeof commonStatus, message: string) => new AwsError(type, message);

type Reason = keyof typeof ValidationExceptionReason;
const reasonOf = (code: string): Reason =>
  Object.hasOwn(ValidationExceptionReason, code) ? (code as Reason) : "OTHER";
const resourceOf = ({ resource }: ExpectedError) => ({ resourceType: resource?.type, resourceId: resource?.id });

/** What each expected error of a verb is called over there; the one table of them. */
const exceptions = new Map<unknown, { type: string; members: (error: ExpectedError) => Record<string, unknown> }>([
  [
    ValidationError,
    {
      type: "ValidationException",
      members: ({ code, fields }) => ({ reason: reasonOf(code), fields: nonEmpty(fields) }),
    },
  ],
  [NotFoundError, { type: "ResourceNotFoundException", members: resourceOf }],
  [ForbiddenError, { type: "AccessDeniedException", members: () => ({ reason: "INVALID_ACCESS" }) }],
  [ConflictError, { type: "ConflictException", members: resourceOf }],
  [
    QuotaError,
    {
      type: "ServiceQuotaExceededException",
      members: (error) => ({ ...resourceOf(error), quotaCode: error.code, serviceCode: "aws-marketplace" }),
    },
  ],
  [ThrottledError, { type: "ThrottlingException", members: () => ({}) }],
]);

const nonEmpty = <T>(list: readonly T[]) => (list.length ? list : undefined);
/** The service's own limit of a message, in characters. */
const longestMessage = 1024;

/** What a thrown error becomes. Whatever nobody expected is logged and shown without detail. */
export function toAwsError(error: unknown, requestId: string): AwsError {
  if (error instanceof AwsError) return error;
  const known = error instanceof ExpectedError && exceptions.get(error.constructor);
  if (known) {
    const members = known.members(error);
    return new AwsError(known.type, error.message.slice(0, longestMessage), members, error.code);
  }
  log.error({ err: error, requestId }, "an AWS operation failed");
  return refuse("InternalServerException", `Something went wrong. If it stays, tell an administrator: ${requestId}.`);
}

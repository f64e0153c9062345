type Field = { name: string; message: string };
type Options = {
  code?: string;
  fields?: Field[];
  resource?: { type: string; id: string };
  detail?: string;
  /** How long to wait before trying again. */
  seconds?: number;
};

/** An outcome that a caller expects and shows: a stable `code`, a `message` safe to show, the input fields it is about. */
export abstract class ExpectedError extends Error {
  /** The code where a verb names none. Spelt out, because builds shorten the names of classes. */
  static readonly kind: string;
  readonly code: string;
  readonly fields: Field[];
  readonly resource?: { type: string; id: string };
  readonly detail?: string;
  readonly seconds?: number;

  constructor(message: string, { code, fields = [], resource, detail, seconds }: Options = {}) {
    super(message);
    this.name = new.target.kind;
    this.code = code ?? new.target.kind;
    this.fields = fields;
    this.resource = resource;
    this.detail = detail;
    this.seconds = seconds;
  }
}

export class ValidationError extends ExpectedError {
  static override readonly kind = "ValidationError";
}
export class NotFoundError extends ExpectedError {
  static override readonly kind = "NotFoundError";
}
export class ForbiddenError extends ExpectedError {
  static override readonly kind = "ForbiddenError";
}
export class ConflictError extends ExpectedError {
  static override readonly kind = "ConflictError";
}
export class ThrottledError extends ExpectedError {
  static override readonly kind = "ThrottledError";
}
/** A limit of the account would be exceeded; `code` names the quota, `resource` what it counts. */
export class QuotaError extends ExpectedError {
  static override readonly kind = "QuotaError";
}

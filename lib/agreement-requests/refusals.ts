import { ValidationError } from "../errors";

/** A refusal by the service's reason, about one member of the request. */
export const refusal = (code: string, name: string, message: string) =>
  new ValidationError(message, { code, fields: [{ name, message }] });

/** What the service does not do, however it is asked. */
export const unsupported = (message: string) => new ValidationError(message, { code: "UNSUPPORTED_ACTION" });

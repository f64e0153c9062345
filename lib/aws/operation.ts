import type { z } from "zod";
import type { Context } from "../context";
import { ValidationError } from "../errors";
import type { OperationName, OutputOf } from "./model";
import { type Reason, reasonFor } from "./reasons";

/** An operation of the service: what came over the wire, already of the right types, to what goes back. */
export type Operation<Output = object> = ((ctx: Context, input: unknown) => Promise<Output>) & {
  /** The limits of what it takes, for the reference. */
  limits: z.ZodType;
};

/** Rows of the dispatch table; each answers in its own operation's type. */
export type Operations = { [Name in OperationName]?: Operation<OutputOf<Name>> };

/**
 * A row of the dispatch table: limits of the input and its renaming (zod), the verb or query of the portal, and the result's
 * shape on the wire. Nothing is decided here.
 */
export const operation = <Schema extends z.ZodType, Result, Output>(
  limits: Schema,
  work: (ctx: Context, input: z.output<Schema>) => Promise<Result>,
  present: (result: Result) => Output,
): Operation<Output> =>
  Object.assign(async (ctx: Context, given: unknown) => present(await work(ctx, checkInput(limits, given))), {
    limits,
  });

/** The input, within its limits. @throws ValidationError with the service's reason and every field that is wrong */
function checkInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given, { error: describe, reportInput: true });
  if (parsed.success) return parsed.data;
  // Of several problems of one member the first says enough.
  const problems = new Map<string, { reason: Reason; message: string }>();
  for (const issue of parsed.error.issues) {
    const name = fieldName(issue.path);
    const own = issue.code === "custom" ? (issue.params?.reason as Reason | undefined) : undefined;
    const reason = own ?? reasonFor(issue.path, issue.input === undefined);
    if (!problems.has(name)) problems.set(name, { reason, message: issue.message });
  }
  const fields = [...problems].map(([name, { message }]) => ({ name, message }));
  const [first] = problems.values();
  throw new ValidationError(fields.map(({ name, message }) => `${name}: ${message}`).join(" "), {
    code: first?.reason,
    fields,
  });
}

/** "filters[0].values" */
const fieldName = (path: PropertyKey[]) =>
  path.reduce<string>(
    (name, part) => (typeof part === "number" ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)),
    "",
  );

const describe: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return "This member is required.";
  if (issue.code === "too_small") return `At least ${issue.minimum}${unitOf(issue.origin, issue.minimum)}.`;
  if (issue.code === "too_big") return `At most ${issue.maximum}${unitOf(issue.origin, issue.maximum)}.`;
  if (issue.code === "invalid_value") return `Use one of: ${issue.values.join(", ")}.`;
  if (issue.code === "invalid_format") return `It must match ${"pattern" in issue ? issue.pattern : issue.format}.`;
  return undefined;
};

const units: Record<string, string> = { string: " character", array: " element" };
const unitOf = (origin: string, count: number | bigint) =>
  units[origin] ? `${units[origin]}${Number(count) === 1 ? "" : "s"}` : "";

import type { z } from "zod";
import { actorFromBasic } from "../auth/access-keys";
import { type Context, startContext } from "../context";
import { connections } from "../db";
import { isSandbox } from "../env";
import {
  ConflictError,
  ExpectedError,
  ForbiddenError,
  NotFoundError,
  ThrottledError,
  ValidationError,
} from "../errors";
import { log } from "../log";

const statusOf = new Map<unknown, number>([
  [ValidationError, 400],
  [ForbiddenError, 403],
  [NotFoundError, 404],
  [ConflictError, 409],
  [ThrottledError, 429],
]);

/**
 * A JSON address for scripts: who, from HTTP Basic with an access key; what, from the request; when, from the clock. What
 * `work` returns is the answer; expected errors become `{"error":{"code","message"}}` with their status.
 */
export const keyRoute =
  (work: (ctx: Context, request: Request) => Promise<unknown>, { sandboxOnly = false } = {}) =>
  async (request: Request): Promise<Response> => {
    if (sandboxOnly && !isSandbox()) return new Response(null, { status: 404 });
    try {
      const actor = await actorFromBasic(connections().prisma, request.headers.get("authorization"));
      if (!actor) return unauthorized();
      return Response.json(await work(await startContext(actor), request), { headers: fresh });
    } catch (error) {
      return failure(error);
    }
  };

/** The request's JSON body, checked. @throws ValidationError */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const body: unknown = await request.json().catch(() => {
    throw new ValidationError("The body must be JSON.");
  });
  return checked(schema, body);
}

/** The request's query, checked; of a repeated name the last counts. @throws ValidationError */
export const readQuery = <Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> =>
  checked(schema, Object.fromEntries(new URL(request.url).searchParams));

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => ({ name: path.join("."), message }));
  throw new ValidationError(fields.map(({ name, message }) => (name ? `${name}: ${message}` : message)).join(" "), {
    fields,
  });
}

const fresh = { "Cache-Control": "no-store" };

const unauthorized = () =>
  answer(401, "Unauthorized", "Sign in with an access key: its ID as user name, its secret as password.", {
    "WWW-Authenticate": 'Basic realm="Countersign", charset="UTF-8"',
  });

/** What a thrown error becomes. */
export function failure(error: unknown): Response {
  if (error instanceof ExpectedError) {
    const { code, message, seconds } = error;
    return answer(
      statusOf.get(error.constructor) ?? 400,
      code,
      message,
      seconds ? { "Retry-After": `${seconds}` } : {},
    );
  }
  const id = crypto.randomUUID();
  log.error({ err: error, id }, "a JSON route failed");
  return answer(500, "InternalError", `Something went wrong. If it stays, tell an administrator: ${id}.`);
}

const answer = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message } }, { status, headers: { ...fresh, ...headers } });

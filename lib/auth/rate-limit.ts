import { machineNow } from "../clock";
import { type Db, sql } from "../db";
import { ThrottledError } from "../errors";
import { plural } from "../format";
import { newId } from "../ids";

export type Limit = { name: string; tries: number; windowSeconds: number };

export const limits = {
  signIn: { name: "sign-in", tries: 10, windowSeconds: 60 },
  passwordLink: { name: "password-link", tries: 5, windowSeconds: 300 },
  setup: { name: "setup", tries: 10, windowSeconds: 60 },
  badLink: { name: "bad-link", tries: 10, windowSeconds: 60 },
} as const satisfies Record<string, Limit>;

/** Counts one more try under this key. Windows run on machine time. @throws ThrottledError when there were too many */
export async function countTry(db: Db, limit: Limit, key: string): Promise<void> {
  const now = machineNow().getTime();
  const windowMs = limit.windowSeconds * 1000;
  const row = await db.row<{ count: number; lastRequest: number }>(sql`
    insert into rate_limit as l (id, key, count, last_request) values (${newId.plain()}, ${`${limit.name}:${key}`}, 1, ${now})
    on conflict (key) do update set
      count = case when l.last_request > ${now - windowMs} then l.count + 1 else 1 end,
      last_request = case when l.last_request > ${now - windowMs} then l.last_request else ${now} end
    returning count, last_request`);
  if (!row || row.count <= limit.tries) return;
  const seconds = Math.max(1, Math.ceil((row.lastRequest + windowMs - now) / 1000));
  throw new ThrottledError(`Too many tries. Try again in ${plural(seconds, "second")}.`, { seconds });
}

import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Simulation, simulationKey } from "../api-simulation/simulation";
import { decryptSecret, type KeyActor } from "../auth/access-keys";
import type { Role } from "../auth/actor";
import { hashToken } from "../auth/session-token";
import { batched } from "../batch";
import { machineNow } from "../clock";
import { type Context, newContext } from "../context";
import { connections, sql } from "../db";
import { log } from "../log";
import { refuse } from "./errors";
import { type AwsRequest, type Claim, checkSignature, readClaim, signingKey } from "./sigv4";
import type { Trace } from "./trace";

type KeyRow = {
  id: string;
  name: string;
  role: Role;
  accountId: string;
  accountName: string;
  secretEncrypted: string;
  sessionTokenHash: string | null;
  expiresAt: Date | null;
  isRecentlyUsed: boolean;
  now: Date;
  simulation: Simulation | null;
};

/**
 * Who calls, proven by the signature, and when. Costs one round trip, shared with the calls that come at the same time;
 * nothing is remembered, so that a disabled key is refused at once.
 *
 * @throws AwsError by the names of AWS's common errors
 */
export async function authenticate(
  request: AwsRequest,
  trace: Trace,
): Promise<{ ctx: Context; simulation: Simulation | null }> {
  const claim = readClaim(request, machineNow());
  trace.keyId = claim.keyId;
  const key = await keyOf(claim.keyId);
  if (key) trace.accountId = key.accountId;
  // An unknown key is computed too, so that both refusals cost the same.
  const secret = key ? dayKey(key, claim) : signingKey(randomBytes(16).toString("hex"), claim.day);
  if (!key) throw refuse("UnrecognizedClientException", "The security token included in the request is invalid.");
  checkSignature(request, claim, secret);
  checkSessionToken(key, request.headers["x-amz-security-token"]);
  if (!key.isRecentlyUsed) noteUse(key.id);
  const { id, name, accountId, accountName, role } = key;
  const actor: KeyActor = { kind: "key", keyId: id, name, accountId, accountName, role };
  return { ctx: newContext(actor, key.now, trace.requestId), simulation: key.simulation };
}

const keyOf = batched(async (ids: string[]): Promise<(KeyRow | undefined)[]> => {
  const rows = await connections().db.rows<KeyRow>(sql`
    select k.id, k.name, k.role, k.account_id, a.name as account_name, k.secret_encrypted, k.session_token_hash, k.expires_at,
      coalesce(k.last_used_at > clock_timestamp() - interval '1 minute', false) as is_recently_used,
      (select date_trunc('milliseconds', coalesce(frozen_at, clock_timestamp() + offset_ms * interval '1 millisecond')) from clock) as now,
      (select value from setting where key = ${simulationKey}) as simulation
    from access_key k join account a on a.id = k.account_id where k.id = any(${[...new Set(ids)]}) and k.is_enabled`);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id));
});

/** Deriving the day's key costs more than the rest of the check; it depends on nothing but secret and day. */
const dayKeys = new Map<string, Buffer>();

function dayKey({ secretEncrypted }: KeyRow, { day }: Claim): Buffer {
  const name = `${day}/${secretEncrypted}`;
  const known = dayKeys.get(name);
  if (known) return known;
  if (dayKeys.size >= 1000) dayKeys.clear();
  const key = signingKey(decryptSecret(secretEncrypted), day);
  dayKeys.set(name, key);
  return key;
}

/** Temporary keys come with a token that every call has to carry; lasting ones have none. */
function checkSessionToken(key: KeyRow, given: string | string[] | undefined) {
  const right = key.sessionTokenHash;
  const isRight =
    right === null
      ? given === undefined
      : typeof given === "string" && timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(right));
  if (!isRight) throw refuse("UnrecognizedClientException", "The security token included in the request is invalid.");
  if (key.expiresAt && key.expiresAt <= machineNow()) {
    throw refuse("ExpiredTokenException", "The security token included in the request is expired.");
  }
}

/** At most once a minute, in machine time, and nobody waits for it. */
function noteUse(id: string) {
  connections()
    .db.run(sql`
      update access_key set last_used_at = clock_timestamp()
      where id = ${id} and (last_used_at is null or last_used_at <= clock_timestamp() - interval '1 minute')`)
    .catch((error) => log.warn({ err: error }, "the last use of a key was not written down"));
}

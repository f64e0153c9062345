import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { refuse } from "./errors";

/** A request as it came in, with its whole body. */
export type AwsRequest = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer };

/** What the Authorization header says: whose key, for which day, over which headers. */
export type Claim = { keyId: string; day: string; instant: string; signedHeaders: string[]; signature: string };

const service = "aws-marketplace";
const region = "us-east-1";

/** How far the signature's time may lie from the machine's, in milliseconds: five minutes each way. */
const windowMs = 5 * 60_000;

// One form only: a header that two readers could understand differently is refused.
const form =
  /^AWS4-HMAC-SHA256 Credential=([^\s,/]+)\/(\d{8})\/([^\s,/]+)\/([^\s,/]+)\/aws4_request, ?SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), ?Signature=([0-9a-f]{64})$/;

/**
 * What the request claims about itself, as far as that can be judged without the key. `now` is machine time.
 * @throws AwsError MissingAuthenticationTokenException, IncompleteSignatureException or InvalidSignatureException
 */
export function readClaim({ headers }: AwsRequest, now: Date): Claim {
  const { authorization } = headers;
  if (!authorization) throw refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
  const [, keyId, day, signedRegion, signedService, list, signature] = authorization.match(form) ?? [];
  if (!keyId || !day || !list || !signature) {
    throw refuse(
      "IncompleteSignatureException",
      "The Authorization header is not a complete AWS4-HMAC-SHA256 signature.",
    );
  }
  if (signedRegion !== region || signedService !== service) {
    throw refuse(
      "InvalidSignatureException",
      `Credential should be scoped to region ${region} and service ${service}.`,
    );
  }
  const signedHeaders = list.split(";");
  checkSigned(headers, signedHeaders);
  return { keyId, day, instant: readInstant(headers, day, now), signedHeaders, signature };
}

/** The host and everything that steers the call has to be under the signature. */
function checkSigned(headers: IncomingHttpHeaders, signed: string[]) {
  const missing = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-"))].find(
    (name) => !signed.includes(name),
  );
  if (missing) throw refuse("InvalidSignatureException", `'${missing}' must be a signed header.`);
  const absent = signed.find((name) => headers[name] === undefined);
  if (absent) throw refuse("InvalidSignatureException", `The signed header '${absent}' is missing.`);
}

function readInstant(headers: IncomingHttpHeaders, day: string, now: Date): string {
  const instant = String(headers["x-amz-date"] ?? "");
  const [, y, mo, d, h, mi, s] = instant.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/) ?? [];
  if (!s) throw refuse("IncompleteSignatureException", "X-Amz-Date must look like 20261102T100000Z.");
  if (!instant.startsWith(day)) {
    throw refuse("InvalidSignatureException", "Date in Credential scope does not match YYYYMMDD from X-Amz-Date.");
  }
  const offMs = now.getTime() - Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  // Also refuses an instant that no calendar has.
  if (!(Math.abs(offMs) <= windowMs)) {
    throw refuse(
      "InvalidSignatureException",
      `Signature ${offMs > 0 ? "expired" : "not yet current"}: ${instant} is not within 5 minutes of ${now.toISOString()}.`,
    );
  }
  return instant;
}

const hmac = (key: Buffer | string, text: string) => createHmac("sha256", key).update(text).digest();

/** The key that signs one day's requests; derived from the secret in four steps. */
export const signingKey = (secret: string, day: string): Buffer =>
  [day, region, service, "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${secret}`) as Buffer;

const sha256 = (content: Buffer | string) => hash("sha256", content, "hex");

/**
 * Refuses the request unless this key signed exactly these bytes.
 * @throws AwsError InvalidSignatureException
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function checkSignature(request: AwsRequest, claim: Claim, key: Buffer): void {
  const { method, url, headers, body } = request;
  const payload = sha256(body);
  const named = headers["x-amz-content-sha256"];
  const [path = "/", query = ""] = split(url);
  const canonical = [
    method,
    // Clients escape what is escaped already, for every service but S3.
    encodeURIComponent(path).replaceAll("%2F", "/"),
    canonicalQuery(query),
    ...claim.signedHeaders.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, " ")}`),
    "",
    claim.signedHeaders.join(";"),
    payload,
  ].join("\n");
  const scope = `${claim.day}/${region}/${service}/aws4_request`;
  const right = hmac(key, ["AWS4-HMAC-SHA256", claim.instant, scope, sha256(canonical)].join("\n"));
  const isRight = timingSafeEqual(right, Buffer.from(claim.signature, "hex"));
  if (!isRight || (named !== undefined && named !== payload)) {
    throw refuse(
      "InvalidSignatureException",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
  }
}

function split(url: string): [string, string] {
  const mark = url.indexOf("?");
  return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** Sorted by name, a name without a value gets an empty one; the client has escaped both already. */
const canonicalQuery = (query: string) =>
  query
    .split("&")
    .filter(Boolean)
    .map((pair) => (pair.includes("=") ? pair : `${pair}=`))
    .sort()
    .join("&");

import { type NextRequest, NextResponse } from "next/server";
import { hereOf, isHere, respondCookie } from "@/lib/auth/response-link";

/** Gives every page its own script nonce and the headers that keep a browser from being talked into anything. */
export function proxy(request: NextRequest) {
  // No address here has a zero byte, and the database takes none.
  if (/%00/.test(request.url)) return new NextResponse("There is nothing at this address.", { status: 404 });
  if (isFollowedByNext(request)) return new NextResponse(null, { status: 409 });
  const nonce = crypto.randomUUID();
  const isDev = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Cloudscape positions things with style attributes in the server's HTML.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  if (isMailBody.test(request.nextUrl.pathname)) {
    headers.set("x-path", request.nextUrl.pathname);
    return NextResponse.next({ request: { headers } });
  }
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(hardening)) response.headers.set(name, value);
  rememberResponseLink(request, response);
  return response;
}

/**
 * Opening a response link also leaves its token in a cookie for the link's own token-free address, where the page's script
 * takes the browser (`history.replaceState`). Without scripts or cookies the page stays where it is and works there. Every
 * token is treated alike, and nothing is looked up or written.
 */
function rememberResponseLink({ nextUrl }: NextRequest, response: NextResponse) {
  const token = /^\/respond\/([^/]{1,200})$/.exec(nextUrl.pathname)?.[1];
  if (!token || isHere(token)) return;
  const secure = process.env.APP_URL?.startsWith("https:") ?? false;
  const path = `/respond/${hereOf(token)}`;
  response.cookies.set(respondCookie, token, { httpOnly: true, sameSite: "lax", secure, path });
}

/** The body of a mail in the mailbox comes with a policy of its own (app/(portal)/admin/mailbox). */
const isMailBody = /^\/admin\/mailbox\/[\w-]+\/html$/;

/**
 * Next follows a server action's redirect itself, with the cookies of the page that the action was called from. The one that
 * opens a response page is not among them: refused here, Next leaves the way to the browser, which has it.
 */
const isFollowedByNext = ({ nextUrl, cookies, headers }: NextRequest) =>
  nextUrl.pathname.startsWith("/respond/here-") &&
  !cookies.has(respondCookie) &&
  headers.get("sec-fetch-mode") === "cors";

const hardening = {
  "X-Content-Type-Options": "nosniff",
  // To other sites: nothing. Under plain no-referrer, which browsers without same-origin fall back to, a form sent without
  // scripts says `Origin: null`, and Next refuses its action.
  "Referrer-Policy": "no-referrer, same-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  "X-Robots-Tag": "noindex",
  "Cache-Control": "private, no-store",
};

// The import's upload streams: passing through here would buffer it, and cut it off after ten megabytes.
export const config = {
  matcher: ["/((?!_next/static|icon.svg|wordmark.svg|follow-system.js|developer/data/import).*)"],
};

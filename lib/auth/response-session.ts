import { seal, unseal } from "./seal";

/** The cookie of someone who typed the right one-time code. */
export const responseSessionCookie = "countersign-responding";
/** How long a right code lets its contact answer this one request, in minutes of machine time. */
export const responseSessionMinutes = 30;
const purpose = "response-session";

export const sealResponseSession = (linkId: string, email: string): string =>
  seal(purpose, { linkId, email }, responseSessionMinutes);

/** The address that was proven for this link; null without a session, or with one for another link. */
export function provenEmail(cookie: string | undefined, linkId: string): string | null {
  const session = unseal(purpose, cookie);
  return session?.linkId === linkId ? String(session.email) : null;
}

const viewPurpose = "response-view";
/** How long a shown form may be sent, in minutes of machine time. */
const viewMinutes = 12 * 60;

/** Goes out with each shown form and must come back with it: nobody else's page can send the form for this person. */
export const viewToken = (linkId: string, viewer: string): string => seal(viewPurpose, { linkId, viewer }, viewMinutes);

export function isViewToken(token: string, linkId: string, viewer: string): boolean {
  const view = unseal(viewPurpose, token);
  return view?.linkId === linkId && view.viewer === viewer;
}

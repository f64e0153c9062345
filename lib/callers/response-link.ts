import type { z } from "zod";
import { type AccountContact, listContacts } from "../accounts/contacts";
import { listApprovers } from "../accounts/memberships";
import { type AgreementView, getAgreement } from "../agreements/queries";
import { type Actor, system } from "../auth/actor";
import { isViewToken, provenEmail, viewToken } from "../auth/response-session";
import { findLink, type ResponseLink } from "../cancellation-requests/links";
import { approvers } from "../cancellation-requests/policy";
import { findRequestRow } from "../cancellation-requests/queries";
import type { CancellationRequest } from "../cancellation-requests/request";
import { type ResponseState, responseState, type Viewer } from "../cancellation-requests/response-state";
import { type Context, startContext } from "../context";
import { sql } from "../db";
import { ConflictError, ExpectedError } from "../errors";
import type { FormState } from "../form-state";
import { maskEmail } from "../format";
import { log } from "../log";
import { actorOf, type SignedIn } from "./portal";

/** What a visitor brings besides the link: a sign-in, or the session of a right one-time code. */
export type Proofs = { signedIn: SignedIn | null; session: string | undefined };

/** One opening of a response link: the request it names, who looks, and what they may do. */
export type Visit = {
  /** Reads for the page; it decides nothing. */
  ctx: Context;
  link: ResponseLink;
  request: CancellationRequest;
  agreement: AgreementView;
  contacts: AccountContact[];
  /** Who would answer; null when the link alone does not say. */
  actor: Actor | null;
  viewer: Viewer;
  state: ResponseState;
  /** Comes back with each form that this view sends. */
  viewToken: string;
};

/** Finds out what the link is about and who is looking. Changes nothing; null for every bad token alike. */
export async function openResponseLink(token: string, proofs: Proofs): Promise<Visit | null> {
  const ctx = await startContext(system);
  const link = await findLink(ctx, token);
  const request = link && (await findRequestRow(ctx, link.requestId));
  if (!link || !request) return null;
  const agreement = await getAgreement(ctx, { agreementId: request.agreementId });
  const contacts = await listContacts(ctx.db, request.acceptorId);
  const actor = actorBehind(link, request, contacts, proofs);
  const viewer = await viewerOf(ctx, actor, request);
  const view = { link, request, agreement, newestMailAt: await newestMailAt(ctx, link) };
  return {
    ctx,
    link,
    request,
    agreement,
    contacts,
    actor,
    viewer,
    state: responseState(view, ctx.now, viewer),
    viewToken: viewToken(link.id, nameForView(actor)),
  };
}

/**
 * A sign-in counts first, whatever link was opened: a seller who gets hold of a buyer's mail stays the seller. Otherwise the
 * emailed link stands for its one contact, and the shared link for nobody until a code was typed.
 */
function actorBehind(
  link: ResponseLink,
  request: CancellationRequest,
  contacts: AccountContact[],
  { signedIn, session }: Proofs,
): Actor | null {
  if (signedIn) return actorOf(signedIn);
  if (link.revokedAt) return null;
  const known = { kind: "contact", accountId: request.acceptorId, requestId: request.id } as const;
  if (link.kind === "EMAILED" && link.email) {
    return { ...known, name: link.name ?? maskEmail(link.email), email: link.email, via: "EMAILED_LINK" };
  }
  const email = provenEmail(session, link.id);
  const contact = contacts.find((contact) => contact.email === email);
  return contact ? { ...known, name: contact.name, email: contact.email, via: "ONE_TIME_CODE" } : null;
}

async function viewerOf(ctx: Context, actor: Actor | null, request: CancellationRequest): Promise<Viewer> {
  if (actor?.kind === "contact") return { kind: "decider", name: actor.name, via: actor.via };
  if (actor?.kind !== "person") return { kind: "nobody" };
  const { accountId, accountName, name, role } = actor;
  if (accountId === request.proposerId) return { kind: "seller", accountName };
  if (accountId !== request.acceptorId) return { kind: "elsewhere", accountName };
  if (approvers.includes(role)) return { kind: "decider", name, via: "CONSOLE" };
  return { kind: "onlooker", approvers: await listApprovers(ctx.prisma, accountId) };
}

const nameForView = (actor: Actor | null): string =>
  actor?.kind === "person" ? `${actor.userId} ${actor.accountId}` : actor?.kind === "contact" ? actor.email : "";

/** When the newest mail with a working link went out; to this link's own contact, if it has one. */
async function newestMailAt(ctx: Context, link: ResponseLink): Promise<Date | null> {
  const row = await ctx.db.row<{ at: Date | null }>(sql`
    select max(created_at) as at from delivery
    where request_id = ${link.requestId} and link_id is not null
      and (${link.email}::text is null or recipient = ${link.email})`);
  return row?.at ?? null;
}

/** How an answer came out: recorded, not recorded because the request was no longer pending, or back to the form. */
export type Answered = { outcome: "recorded" | "tooLate" } | { outcome: "refused"; form: FormState };

/**
 * Sends the visitor's answer to the verb, as whoever they are known to be. The view's token makes sure that the form came from
 * the page this visitor was shown.
 */
export async function answer<Input>(visit: Visit, schema: z.ZodType<Input>, verb: AnswerVerb<Input>, form: FormData) {
  const { actor, link } = visit;
  const values = textsOf(form);
  if (!actor) return refused(values, "Nothing was recorded. Sign in or confirm a code first.");
  if (!comesFromView(visit, values)) return refused(values, staleView);
  return answerAs(await startContext(actor), schema, verb, { ...values, requestId: link.requestId });
}

export type AnswerVerb<Input> = (ctx: Context, input: Input) => Promise<unknown>;

/** Runs the verb, which judges authority and time, and gives back what was typed when it could not be recorded. */
export async function answerAs<Input>(
  ctx: Context,
  schema: z.ZodType<Input>,
  verb: AnswerVerb<Input>,
  values: Record<string, string>,
): Promise<Answered> {
  const input = schema.safeParse(values);
  if (!input.success) {
    const fields = input.error.issues.map(({ path, message }) => [path.join("."), message]);
    return refused(values, undefined, Object.fromEntries(fields));
  }
  try {
    await verb(ctx, input.data);
    return { outcome: "recorded" };
  } catch (error) {
    if (error instanceof ConflictError) return { outcome: "tooLate" };
    if (error instanceof ExpectedError) return refused(values, error.message);
    // Its message only: the details of a database error may quote what was typed.
    log.error({ requestId: ctx.requestId, error: (error as Error).message }, "an answer was not recorded");
    const text = `We couldn't record your response. Try again. If it happens again, quote ${ctx.requestId}.`;
    return refused(values, text);
  }
}

const refused = (values: FormState["values"], message?: string, fields: FormState["fields"] = {}): Answered => ({
  outcome: "refused",
  form: { message, fields, values },
});

export const staleView =
  "Nothing was recorded: this page was open for a long time, or you signed in or out meanwhile. Check it and send your response again.";

/** The form's own fields; Next adds some that name the action. */
export const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])),
  );

/** Whether the form was sent from a view of this visitor. */
export const comesFromView = (visit: Visit, values: Record<string, string>): boolean =>
  isViewToken(values.view ?? "", visit.link.id, nameForView(visit.actor));

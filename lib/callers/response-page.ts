import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { listApprovers } from "../accounts/memberships";
import { findProduct, listCharges } from "../agreements/queries";
import { answerWithStatus } from "../answer-status";
import { clientAddress } from "../auth/client-address";
import { sendOneTimeCode, verifyOneTimeCode } from "../auth/one-time-code";
import { countTry, limits } from "../auth/rate-limit";
import { hereOf, isHere, respondCookie } from "../auth/response-link";
import { responseSessionCookie, responseSessionMinutes, sealResponseSession } from "../auth/response-session";
import { listHistory } from "../cancellation-requests/history";
import { readClock } from "../clock";
import { connections } from "../db";
import { env, isSandbox } from "../env";
import { ExpectedError, ThrottledError } from "../errors";
import type { FormState } from "../form-state";
import { paths } from "../paths";
import { findSignedIn } from "./portal";
import {
  type AnswerVerb,
  answer,
  comesFromView,
  openResponseLink,
  staleView,
  textsOf,
  type Visit,
} from "./response-link";

/** A visit with what its page needs beside it. */
export type PageVisit = Visit & {
  kind: "known";
  /** The page's address without the token. */
  here: string;
  isFrozen: boolean;
  supportContact: string | undefined;
  /** Who a sandbox offers to continue as. */
  demoName: string | undefined;
};

/** Every bad link gets this one answer, with the same status; `throttled` says how long to wait after too many of them. */
export type UnknownVisit = { kind: "unknown"; throttled: string | null };

/** The visit behind `/respond/{segment}`: a token, or the address that stands for the token in the cookie. */
export async function visitOf(segment: string): Promise<PageVisit | UnknownVisit> {
  const jar = await cookies();
  const token = isHere(segment) ? jar.get(respondCookie)?.value : segment;
  if (!token || (isHere(segment) && hereOf(token) !== segment)) return unknown();
  const session = jar.get(responseSessionCookie)?.value;
  const visit = await openResponseLink(token, { signedIn: await findSignedIn(), session });
  if (visit) return forPage(visit, paths.respond(hereOf(token)));
  return unknown();
}

async function unknown(): Promise<UnknownVisit> {
  try {
    await countTry(connections().db, limits.badLink, clientAddress(await headers()));
    answerWithStatus(404);
    return { kind: "unknown", throttled: null };
  } catch (error) {
    if (!(error instanceof ThrottledError)) throw error;
    answerWithStatus(429);
    return { kind: "unknown", throttled: error.message };
  }
}

async function forPage(visit: Visit, here: string): Promise<PageVisit> {
  const { ctx, agreement, request } = visit;
  const { isFrozen } = await readClock(ctx.db);
  const product = await findProduct(ctx, agreement.productId);
  const people =
    isSandbox() && visit.state.kind === "identify" ? await listApprovers(ctx.prisma, request.acceptorId) : [];
  return {
    ...visit,
    kind: "known",
    here,
    isFrozen,
    supportContact: product?.supportContact || undefined,
    demoName: people[0],
  };
}

/** What the parties may read about the request; ask only for viewers who are known. */
export async function factsOf({ ctx, request, agreement }: Visit) {
  const charges = await listCharges(ctx, agreement);
  return { request, agreement, charges, history: await listHistory(ctx, request.id) };
}

/** A server action that answers the request for whoever opened the page. Afterwards the page shows what became of it. */
export const responseLinkAction =
  <Input>(schema: z.ZodType<Input>, verb: AnswerVerb<Input>) =>
  async (_: FormState, form: FormData): Promise<FormState> => {
    const { visit, path } = await visitOfAction();
    const answered = await answer(visit, schema, verb, form);
    if (answered.outcome === "refused") return answered.form;
    redirect(answered.outcome === "tooLate" ? `${path}?late` : path);
  };

/** Mails a code to one of the buyer's registered contacts, whom the form names by ID. */
export async function sendCode(_: FormState, form: FormData): Promise<FormState> {
  const { visit, path } = await visitOfAction();
  const values = textsOf(form);
  const contact = visit.contacts.find(({ id }) => id === values.contact);
  if (!comesFromView(visit, values)) return { message: staleView, fields: {}, values };
  if (!contact) return { fields: { contact: "Choose an address." }, values };
  if (visit.state.kind !== "identify") redirect(path);
  try {
    await sendOneTimeCode(visit.ctx, { requestId: visit.request.id, email: contact.email });
  } catch (error) {
    if (error instanceof ExpectedError) return { message: error.message, fields: {}, values };
    throw error;
  }
  redirect(`${path}?contact=${contact.id}#identify`);
}

/** Takes the code and, when it is right, starts the narrow session of this one request. */
export async function confirmCode(_: FormState, form: FormData): Promise<FormState> {
  const { visit, path } = await visitOfAction();
  const values = textsOf(form);
  const contact = visit.contacts.find(({ id }) => id === values.contact);
  if (!comesFromView(visit, values)) return { message: staleView, fields: {}, values };
  if (!contact || visit.state.kind !== "identify") redirect(path);
  const code = (values.code ?? "").replace(/\D/g, "");
  if (!(await isRightCode(visit, contact.email, code))) {
    const problem = code.length === 6 ? "That code isn't right, or it is too old." : "Type the 6 digits of the code.";
    return { fields: { code: problem }, values };
  }
  (await cookies()).set(responseSessionCookie, sealResponseSession(visit.link.id, contact.email), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().appUrl.startsWith("https:"),
    path: "/respond",
    maxAge: responseSessionMinutes * 60,
  });
  redirect(path);
}

const isRightCode = async ({ ctx, request }: Visit, email: string, code: string) =>
  code.length === 6 && (await verifyOneTimeCode(ctx, { requestId: request.id, email, code }));

export async function endSession(): Promise<void> {
  (await cookies()).delete({ name: responseSessionCookie, path: "/respond" });
  redirect((await pathOfAction()).path);
}

async function visitOfAction() {
  const { segment, path } = await pathOfAction();
  const visit = await visitOf(segment);
  if (visit.kind === "unknown") redirect(path);
  return { visit, path };
}

/** A form is always sent to the address of the page it stands on. */
async function pathOfAction() {
  const path = ((await headers()).get("x-path") ?? "").split("?")[0] ?? "";
  return { segment: path.split("/").at(-1) ?? "", path };
}

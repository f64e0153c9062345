import { redirect } from "next/navigation";
import type { z } from "zod";
import { listApprovers } from "../accounts/memberships";
import { findProduct, getAgreement, listCharges } from "../agreements/queries";
import { roleOf } from "../auth/actor";
import { listHistory } from "../cancellation-requests/history";
import { approvers } from "../cancellation-requests/policy";
import { getCancellationRequest } from "../cancellation-requests/queries";
import { responseState, type Viewer } from "../cancellation-requests/response-state";
import { readClock } from "../clock";
import type { Context } from "../context";
import type { FormState } from "../form-state";
import { paths } from "../paths";
import { orNotFound } from "./not-found";
import { portalContext } from "./portal";
import { type AnswerVerb, answerAs, textsOf } from "./response-link";

/** The request as its signed-in buyer reviews it: the facts, and what this person may do about it. */
export async function readBuyerReview(params: Promise<{ requestId: string }>) {
  const { person, ...ctx } = await portalContext("buyer");
  const request = await orNotFound(getCancellationRequest(ctx, await params));
  const agreement = await orNotFound(getAgreement(ctx, { agreementId: request.agreementId }));
  const [charges, history, product, clock, viewer] = await Promise.all([
    listCharges(ctx, agreement),
    listHistory(ctx, request.id),
    findProduct(ctx, agreement.productId),
    readClock(ctx.db),
    viewerOf(ctx, person.name, request.acceptorId),
  ]);
  return {
    request,
    agreement,
    charges,
    history,
    now: ctx.now,
    isFrozen: clock.isFrozen,
    supportContact: product?.supportContact || undefined,
    state: responseState({ link: null, request, agreement, newestMailAt: null }, ctx.now, viewer),
  };
}

async function viewerOf(ctx: Context, name: string, accountId: string): Promise<Viewer> {
  const role = roleOf(ctx.actor);
  if (role && approvers.includes(role)) return { kind: "decider", name, via: "CONSOLE" };
  return { kind: "onlooker", approvers: await listApprovers(ctx.prisma, accountId) };
}

/** A server action of the console that answers a request; afterwards its page shows what became of it. */
export const buyerAction =
  <Input>(schema: z.ZodType<Input>, verb: AnswerVerb<Input>) =>
  async (_: FormState, form: FormData): Promise<FormState> => {
    const { person: _person, ...ctx } = await portalContext("buyer");
    const values = textsOf(form);
    const answered = await answerAs(ctx, schema, verb, values);
    if (answered.outcome === "refused") return answered.form;
    const path = paths.buy.cancellationRequest(values.requestId ?? "");
    redirect(answered.outcome === "tooLate" ? `${path}?late` : path);
  };

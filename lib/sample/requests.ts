import { addHours, addMinutes } from "date-fns";
import type { Actor } from "../auth/actor";
import { approveCancellationRequest } from "../cancellation-requests/approve";
import { type PortalReason, portalReasons, type ReasonCode } from "../cancellation-requests/labels";
import { rejectCancellationRequest } from "../cancellation-requests/reject";
import { sendCancellationRequest } from "../cancellation-requests/send";
import { respondBy } from "../cancellation-requests/states";
import { withdrawCancellationRequest } from "../cancellation-requests/withdraw";
import type { TxContext } from "../context";
import { approveOverdueRequests } from "../jobs/approve-overdue-requests";
import { expireAgreements, failRequestsOfEndedAgreements } from "../jobs/expire-agreements";
import { type AccountKey, accounts } from "./accounts";
import { hoursBefore } from "./calendar";
import { offers } from "./catalog";
import { sampleKeyActor } from "./keys";
import { sampleActor } from "./people";
import type { Portfolio } from "./portfolio";
import type { Ending, StoryRequest } from "./stories";

type Step = { at: Date; run: (ctx: TxContext) => Promise<unknown> };

/** Lives the stories through: every request is sent and ended by the product's own verbs and jobs, at its instant in the past. */
export async function liveThrough(ctx: TxContext, told: Portfolio["told"]): Promise<void> {
  const steps = told.flatMap(({ story, agreementId }) =>
    story.requests.flatMap((request, i) =>
      stepsOf(ctx.now, agreementId, i, request, offers[story.offer].seller, story.buyer),
    ),
  );
  for (const { at, run } of steps.sort((a, b) => a.at.getTime() - b.at.getTime())) await run({ ...ctx, now: at });
  await runJobs(ctx);
}

async function runJobs(ctx: TxContext) {
  await approveOverdueRequests(ctx);
  await expireAgreements(ctx);
  await failRequestsOfEndedAgreements(ctx);
}

function stepsOf(
  now: Date,
  agreementId: string,
  index: number,
  request: StoryRequest,
  seller: AccountKey,
  buyer: AccountKey,
): Step[] {
  const { ending } = request;
  const sentAt = hoursBefore(now, request.sent);
  const isPortal = request.reason in portalReasons;
  const operator = (isPortal ? sampleActor : sampleKeyActor)("SELLER_OPERATOR", seller);
  let requestId = "";
  const send: Step = {
    at: sentAt,
    run: async (ctx) => {
      const sent = await sendCancellationRequest(
        { ...ctx, actor: operator },
        {
          agreementId,
          ...(isPortal ? portalReason(request.reason as PortalReason) : wireReason(request.reason as ReasonCode)),
          description: request.text ?? null,
          clientToken: `sample-${agreementId}-${index + 1}`,
        },
      );
      requestId = sent.id;
    },
  };
  if (ending.how === "pending") return [send];
  // The jobs came by a minute after what they are about, as the worker of a running portal does.
  if (ending.how === "silence") return [send, { at: addMinutes(respondBy(sentAt), 1), run: runJobs }];
  if (ending.how === "agreementEnds") return [send, { at: addHours(sentAt, ending.after + 24), run: runJobs }];
  const answer = answers[ending.how];
  return [
    send,
    {
      at: addHours(sentAt, ending.after),
      run: (ctx) =>
        answer(
          { ...ctx, actor: ending.how === "withdraw" ? operator : decider(ending, buyer, requestId) },
          requestId,
          "text" in ending ? ending.text : "",
        ),
    },
  ];
}

const portalReason = (reason: PortalReason) => ({ portalReason: reason, reasonCode: portalReasons[reason].wireCode });
const wireReason = (reason: ReasonCode) => ({ portalReason: null, reasonCode: reason });

const answers = {
  approve: (ctx: TxContext, requestId: string) => approveCancellationRequest(ctx, { requestId }),
  deny: (ctx: TxContext, requestId: string, rejectionReason: string) =>
    rejectCancellationRequest(ctx, { requestId, rejectionReason }),
  withdraw: (ctx: TxContext, requestId: string, cancellationReason: string) =>
    withdrawCancellationRequest(ctx, { requestId, cancellationReason }),
};

/** Who answers for the buyer: signed in, with an access key, or by the link mailed to its first contact. */
function decider({ by }: Extract<Ending, { how: "approve" | "deny" }>, buyer: AccountKey, requestId: string): Actor {
  if (by === "person") return sampleActor("BUYER_APPROVER", buyer);
  if (by === "key") return sampleKeyActor("BUYER_APPROVER", buyer);
  const { id: accountId, contacts } = accounts[buyer];
  return { kind: "contact", ...contacts[0], accountId, requestId, via: "EMAILED_LINK" };
}

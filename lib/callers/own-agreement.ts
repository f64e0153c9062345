import { getAgreement } from "../agreements/queries";
import { accountOf } from "../auth/actor";
import { NotFoundError } from "../errors";
import { orNotFound } from "./not-found";
import { portalContext } from "./portal";

/** An agreement of which the signed-in account is the seller of record: what its inner tabs show is for no one else. */
export async function ownAgreement(params: Promise<{ agreementId: string }>) {
  const { person: _, ...ctx } = await portalContext("seller");
  const agreement = await orNotFound(
    getAgreement(ctx, await params).then((found) => {
      if (found.proposerId !== accountOf(ctx.actor)) throw new NotFoundError("Not the seller of record.");
      return found;
    }),
  );
  return { ctx, agreement };
}

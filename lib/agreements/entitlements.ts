import { accountOf } from "../auth/actor";
import { seal } from "../auth/seal";
import type { Context } from "../context";
import { empty, sql } from "../db";
import { ForbiddenError } from "../errors";
import { type Page, pageOf } from "../lists/page";
import { type AgreementView, type EntitlementView, getAgreement } from "./queries";

/** How long a buyer may register with the product by the token, in minutes of machine time. */
const registrationMinutes = 30;

export type Entitlement = EntitlementView & {
  resourceType: string;
  licenseArn: string | null;
  /** Only while the buyer may use the product. */
  registrationToken: string | null;
};
type Row = EntitlementView & { licenseArn: string | null };
type Input = { agreementId: string; after: string[] | null; limit: number };

/**
 * One page of the buyer's rights to use what the agreement is about, as they count now.
 * @throws NotFoundError  the actor cannot see the agreement
 * @throws ForbiddenError the actor is not its buyer
 */
export async function pageOfEntitlements(ctx: Context, input: Input): Promise<Page<Entitlement>> {
  const { agreementId, after, limit } = input;
  const [agreement, found] = await Promise.all([
    getAgreement(ctx, { agreementId }),
    ctx.db.rows<Row>(sql`
      select resource_id, type, status, reason_code, license_arn from entitlement where agreement_id = ${agreementId}
        ${after ? sql`and resource_id > ${after[0]}` : empty}
      order by resource_id limit ${limit + 1}`),
  ]);
  if (accountOf(ctx.actor) !== agreement.acceptorId) {
    throw new ForbiddenError("Entitlements are the buyer's. Only the acceptor can read them.");
  }
  const page = pageOf(found, limit, ({ resourceId }) => [resourceId]);
  return { ...page, rows: page.rows.map((row) => present(row, agreement, ctx.now)) };
}

function present(row: Row, agreement: AgreementView, now: Date): Entitlement {
  const counted = { ...row, ...stateOf(row, agreement, now), resourceType: agreement.productType };
  const isUsable = counted.status === "PROVISIONED";
  const { resourceId } = row;
  const token =
    isUsable && seal("product registration", { agreementId: agreement.id, resourceId }, registrationMinutes);
  return { ...counted, registrationToken: token || null };
}

/** Follows the agreement: nothing is left of a right when it ended, and a scheduled one begins with it. */
function stateOf({ status, reasonCode }: Row, agreement: AgreementView, now: Date) {
  if (agreement.status !== "ACTIVE") return { status: "DEPROVISIONED", reasonCode: "AGREEMENT_INACTIVE" };
  const hasBegun = status === "SCHEDULED" && agreement.startAt <= now;
  return hasBegun ? { status: "PROVISIONED", reasonCode: "AGREEMENT_ACTIVE" } : { status, reasonCode };
}

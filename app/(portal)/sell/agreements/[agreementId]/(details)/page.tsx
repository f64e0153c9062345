import type { Metadata } from "next";
import { AgreementOverview } from "@/components/agreements/overview";
import { seesAmounts } from "@/lib/agreements/policy";
import { getAgreement, listEntitlements, listRelatedAgreements } from "@/lib/agreements/queries";
import { orNotFound } from "@/lib/callers/not-found";
import { portalContext } from "@/lib/callers/portal";

export const metadata: Metadata = { title: "Overview" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function OverviewPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("seller", "manufacturer");
  const agreement = await orNotFound(getAgreement(ctx, await params));
  const [related, entitlements] = await Promise.all([
    listRelatedAgreements(ctx, agreement.id),
    listEntitlements(ctx, agreement.id),
  ]);
  const shown = seesAmounts(ctx.actor, agreement) ? agreement : { ...agreement, value: "" };
  return <AgreementOverview agreement={shown} related={related} entitlements={entitlements} now={ctx.now} />;
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AgreementHeader } from "@/components/agreements/agreement-header";
import { AgreementTabs } from "@/components/agreements/agreement-tabs";
import { PendingPanel } from "@/components/cancellation-requests/pending-panel";
import { PageStack } from "@/components/ui/page-stack";
import { cancellationRefusals } from "@/lib/agreements/policy";
import { getAgreement } from "@/lib/agreements/queries";
import { accountOf } from "@/lib/auth/actor";
import { orNotFound } from "@/lib/callers/not-found";
import { readPendingPanel } from "@/lib/callers/pending-panel";
import { portalContext } from "@/lib/callers/portal";
import { paths } from "@/lib/paths";
import { readLink, replaceLink, resend, withdraw } from "../../../cancellation-requests/actions";

type Props = { children: ReactNode; params: Promise<{ agreementId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: { template: `${(await params).agreementId} – %s – Countersign`, default: (await params).agreementId },
  };
}

export default async function AgreementLayout({ children, params }: Props) {
  const { person: _, ...ctx } = await portalContext("seller", "manufacturer");
  const agreement = await orNotFound(getAgreement(ctx, await params));
  const isSeller = accountOf(ctx.actor) === agreement.proposerId;
  const panel = isSeller ? await readPendingPanel(ctx, agreement.id) : null;
  const refusals = cancellationRefusals(ctx.actor, agreement, ctx.now).map(({ text, link }) => ({ text, link }));
  return (
    <PageStack
      breadcrumbs={[
        { text: "Agreements", href: paths.sell.agreements() },
        { text: agreement.id, href: paths.sell.agreement(agreement.id) },
      ]}
    >
      <AgreementHeader agreement={agreement} refusals={refusals} />
      {panel && <PendingPanel {...panel} now={ctx.now} actions={{ withdraw, resend, replaceLink, readLink }} />}
      <AgreementTabs agreementId={agreement.id} hasAmounts={isSeller} />
      {children}
    </PageStack>
  );
}

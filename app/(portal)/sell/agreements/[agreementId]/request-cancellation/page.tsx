import type { Metadata } from "next";
import { RefusedWizard } from "@/components/cancellation-requests/refused-wizard";
import { RequestWizard } from "@/components/cancellation-requests/request-wizard";
import { PageStack } from "@/components/ui/page-stack";
import { cancellationRefusals } from "@/lib/agreements/policy";
import { getAgreement, listCharges } from "@/lib/agreements/queries";
import { orNotFound } from "@/lib/callers/not-found";
import { portalContext } from "@/lib/callers/portal";
import { listNotified } from "@/lib/cancellation-requests/emails";
import { respondBy } from "@/lib/cancellation-requests/states";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { send } from "../../../cancellation-requests/actions";

export const metadata: Metadata = { title: "Request cancellation" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function RequestCancellationPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("seller");
  const agreement = await orNotFound(getAgreement(ctx, await params));
  const refusals = cancellationRefusals(ctx.actor, agreement, ctx.now).map(({ text, link }) => ({ text, link }));
  const [charges, notified] = await Promise.all([listCharges(ctx, agreement), listNotified(ctx, agreement)]);
  const next = charges.find(({ state, chargeAt }) => state === "SCHEDULED" && chargeAt > ctx.now) ?? null;
  return (
    <PageStack
      breadcrumbs={[
        { text: "Agreements", href: paths.sell.agreements() },
        { text: agreement.id, href: paths.sell.agreement(agreement.id) },
        { text: "Request cancellation", href: paths.sell.requestCancellation(agreement.id) },
      ]}
    >
      {refusals.length ? (
        <RefusedWizard agreementId={agreement.id} refusals={refusals} />
      ) : (
        <RequestWizard
          agreement={agreement}
          nextCharge={next}
          notified={notified}
          wouldEndAt={respondBy(ctx.now)}
          clientToken={newId.plain()}
          send={send}
        />
      )}
    </PageStack>
  );
}

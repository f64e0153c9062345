import type { Metadata } from "next";
import { ChargesTable } from "@/components/agreements/charges-table";
import { AgreementOverview } from "@/components/agreements/overview";
import { BuyerAgreementHeader } from "@/components/buy/agreement-header";
import { VendorTexts } from "@/components/buy/vendor-texts";
import { RequestsOfAgreement } from "@/components/cancellation-requests/requests-of-agreement";
import { PaymentRequests } from "@/components/payments/payment-requests";
import { PageStack } from "@/components/ui/page-stack";
import {
  findProduct,
  getAgreement,
  listCharges,
  listEntitlements,
  listRelatedAgreements,
} from "@/lib/agreements/queries";
import { orNotFound } from "@/lib/callers/not-found";
import { portalContext } from "@/lib/callers/portal";
import { listRequestsOf } from "@/lib/cancellation-requests/queries";
import { mayOrder } from "@/lib/charges/policy";
import { paths } from "@/lib/paths";
import { readPayments } from "@/lib/payment-requests/queries";
import { acceptPayment, declinePayment, setPurchaseOrder } from "../../../_payments/actions";

type Props = { params: Promise<{ agreementId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).agreementId} – Agreement` };
}

export default async function BuyerAgreementPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("buyer");
  const agreement = await orNotFound(getAgreement(ctx, await params));
  const [product, charges, requests, related, entitlements, payments] = await Promise.all([
    findProduct(ctx, agreement.productId),
    listCharges(ctx, agreement),
    listRequestsOf(ctx, agreement.id),
    listRelatedAgreements(ctx, agreement.id),
    listEntitlements(ctx, agreement.id),
    readPayments(ctx, agreement),
  ]);
  const maySetOrders = agreement.status === "ACTIVE" && mayOrder(ctx.actor, agreement);
  return (
    <PageStack
      breadcrumbs={[
        { text: "Manage subscriptions", href: paths.buy.subscriptions() },
        { text: agreement.id, href: paths.buy.agreement(agreement.id) },
      ]}
    >
      <BuyerAgreementHeader agreement={agreement} now={ctx.now} />
      <AgreementOverview agreement={agreement} related={related} entitlements={entitlements} now={ctx.now} />
      <VendorTexts vendor={agreement.proposerName} {...product} />
      <ChargesTable
        charges={charges}
        title="Charge summary"
        setPurchaseOrder={maySetOrders ? setPurchaseOrder : undefined}
      />
      {payments && (
        <PaymentRequests
          agreementId={agreement.id}
          payments={payments}
          actions={{ party: "buyer", accept: acceptPayment, decline: declinePayment }}
        />
      )}
      <RequestsOfAgreement requests={requests} party="buyer" now={ctx.now} />
    </PageStack>
  );
}

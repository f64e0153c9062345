import type { Metadata } from "next";
import { AccountDetails } from "@/components/accounts/account-details";
import { PageStack } from "@/components/ui/page-stack";
import { getAccount } from "@/lib/accounts/queries";
import { orNotFound } from "@/lib/callers/not-found";
import { portalContext } from "@/lib/callers/portal";
import { paths } from "@/lib/paths";
import { openAccount } from "../../view-as";
import { addAddress, addMember, removeAddress, removeMember, setRole } from "../actions";

type Props = { params: Promise<{ accountId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).accountId} – Accounts and people` };
}

export default async function AccountPage({ params }: Props) {
  const { person: _, ...ctx } = await portalContext("admin");
  const account = await orNotFound(getAccount(ctx, await params));
  return (
    <PageStack
      breadcrumbs={[
        { text: "Accounts and people", href: paths.admin.accounts() },
        { text: account.id, href: paths.admin.account(account.id) },
      ]}
    >
      <AccountDetails
        account={account}
        actions={{ addAddress, removeAddress, addMember, setRole, removeMember, openAccount }}
      />
    </PageStack>
  );
}

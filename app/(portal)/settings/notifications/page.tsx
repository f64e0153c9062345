import type { Metadata } from "next";
import { NotificationSettings } from "@/components/settings/notification-settings";
import { listContacts } from "@/lib/accounts/contacts";
import { portalContext } from "@/lib/callers/portal";
import { maskEmail } from "@/lib/format";
import { whyNotManageMail } from "@/lib/recipients/policy";
import { listMailGroups, listOptOuts, listRecipients } from "@/lib/recipients/queries";
import { confirm, invite, remove, resendCode, setGroup } from "./actions";

export const metadata: Metadata = { title: "Notification settings" };

export default async function NotificationSettingsPage() {
  const { person, ...ctx } = await portalContext();
  const [groups, recipients, optOuts, contacts] = await Promise.all([
    listMailGroups(ctx),
    listRecipients(ctx),
    listOptOuts(ctx),
    listContacts(ctx.db, person.current.accountId),
  ]);
  return (
    <NotificationSettings
      accountName={person.current.accountName}
      contacts={contacts.map(({ id, name, email }) => ({ id, name, email: maskEmail(email) }))}
      whyNotChange={whyNotManageMail(ctx.actor)}
      {...{ groups, recipients, optOuts }}
      actions={{ invite, resendCode, confirm, remove, setGroup }}
    />
  );
}

import type { Metadata } from "next";
import { MessageDetails } from "@/components/mailbox/message-details";
import { PageStack } from "@/components/ui/page-stack";
import { mailboxContext } from "@/lib/callers/mailbox";
import { orNotFound } from "@/lib/callers/not-found";
import { machineNow } from "@/lib/clock";
import { getMessage } from "@/lib/deliveries/queries";
import { isSandbox } from "@/lib/env";
import { paths } from "@/lib/paths";
import { markBounced, tryAgain } from "../actions";

export const metadata: Metadata = { title: "Email – Mailbox" };

type Props = { params: Promise<{ messageId: string }> };

export default async function MessagePage({ params }: Props) {
  const { person, ...ctx } = await mailboxContext();
  const { html, ...message } = await orNotFound(getMessage(ctx, await params));
  return (
    <PageStack
      breadcrumbs={[
        { text: "Mailbox", href: paths.admin.mailbox() },
        { text: message.subject ?? "Email", href: paths.admin.message(message.id) },
      ]}
    >
      <MessageDetails
        message={message}
        hasHtml={html !== null}
        isSandbox={isSandbox()}
        realNow={machineNow()}
        tryAgain={tryAgain}
        markBounced={person.current.hat === "admin" ? markBounced : undefined}
      />
    </PageStack>
  );
}

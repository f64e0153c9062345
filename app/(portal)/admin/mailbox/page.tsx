import type { Metadata } from "next";
import { Mailbox } from "@/components/mailbox/mailbox";
import { readMailboxPage } from "@/lib/callers/mailbox";
import { env, isSandbox } from "@/lib/env";
import { keyOfAddress } from "../actions";

export const metadata: Metadata = { title: "Mailbox" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailboxPage({ searchParams }: Props) {
  return (
    <Mailbox
      {...(await readMailboxPage(searchParams))}
      isSandbox={isSandbox()}
      isSent={Boolean(env().SMTP_URL)}
      keyOfAddress={keyOfAddress}
    />
  );
}

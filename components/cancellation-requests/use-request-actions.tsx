"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";
import type { RequestActions } from "./actions";
import { useCopyLink } from "./use-copy-link";

const WithdrawModal = dynamic(() => import("./withdraw-modal"));

type Request = { id: string; agreementId: string; productTitle: string; acceptorName: string };

/** Everything a person can do with a request from a list or its page, with the messages that follow. */
export function useRequestActions(actions: RequestActions) {
  const [withdrawing, setWithdrawing] = useState<Request | null>(null);
  const [isBusy, startTransition] = useTransition();
  const { show } = useFlashes();
  const copyLink = useCopyLink(actions.readLink);

  const run = (id: string, work: () => Promise<Answer<unknown>>, done: ReactNode) =>
    startTransition(async () => {
      const { error } = await attempt(work);
      show(id, error === undefined ? { type: "success", content: done } : { type: "error", content: error });
    });

  return {
    isBusy,
    withdraw: setWithdrawing,
    copyLink: ({ id }: Request) => copyLink(id),
    resend: ({ id, acceptorName }: Request) =>
      run(id, () => actions.resend({ requestId: id }), `The email about ${id} is on its way to ${acceptorName} again.`),
    replaceLink: ({ id, acceptorName }: Request) =>
      run(
        id,
        () => actions.replaceLink({ requestId: id }),
        `The response link of ${id} was replaced: earlier links no longer work, and ${acceptorName} gets new ones by email.`,
      ),
    dialogues: withdrawing && (
      <WithdrawModal
        request={withdrawing}
        withdraw={actions.withdraw}
        onClose={(isWithdrawn) => {
          setWithdrawing(null);
          if (!isWithdrawn) return;
          show(withdrawing.id, {
            type: "success",
            header: `Request ${withdrawing.id} withdrawn.`,
            content: "The agreement stays active. The buyer has been told.",
          });
        }}
      />
    ),
  };
}

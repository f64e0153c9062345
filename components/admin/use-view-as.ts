"use client";

import { useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";

export type OpenView<Input> = (input: Input) => Promise<Answer<{ href: string }>>;

/** Opens the portal as somebody else sees it. The whole page is loaded anew: nothing of the own hat stays on it. */
export function useViewAs<Input>(open: OpenView<Input>) {
  const [isBusy, startTransition] = useTransition();
  const { show } = useFlashes();
  const view = (input: Input) =>
    startTransition(async () => {
      const answer = await attempt(() => open(input));
      if (answer.error === undefined) window.location.assign(answer.ok.href);
      else show("view-as", { type: "error", content: answer.error });
    });
  return { view, isBusy };
}

"use client";

import { useTransition } from "react";
import { useFlashes } from "../shell/flashes";
import { attempt } from "../ui/attempt";
import type { RequestActions } from "./actions";

/** Copies the response link of a request, and says whether that worked. */
export function useCopyLink(readLink: RequestActions["readLink"]) {
  const [, startTransition] = useTransition();
  const { show } = useFlashes();
  return (requestId: string) =>
    startTransition(async () => {
      const answer = await attempt(() => readLink({ requestId }));
      if (answer.error !== undefined) return show("link", { type: "error", content: answer.error });
      const { url } = answer.ok;
      await navigator.clipboard
        .writeText(url)
        .then(() => show("link", { type: "success", content: "Response link copied." }))
        .catch(() =>
          show("link", { type: "error", content: `Couldn't copy. Select the link and copy it yourself: ${url}` }),
        );
    });
}

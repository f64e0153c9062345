"use client";

import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { attempt } from "../ui/attempt";

/** A dialogue's one action: busy while it runs; what was entered stays when it is refused, with the reason at its field. */
export function useFormAnswer<Result>(onDone: (result: Result) => void) {
  const [problem, setProblem] = useState<{ error: string; fields: Record<string, string> } | null>(null);
  const [isBusy, startTransition] = useTransition();
  const submit = (work: () => Promise<Answer<Result>>) =>
    startTransition(async () => {
      const answer = await attempt(work);
      if (answer.error === undefined) onDone(answer.ok);
      else setProblem(answer);
    });
  const hasField = problem && Object.values(problem.fields).length > 0;
  return { isBusy, submit, fields: problem?.fields ?? {}, error: problem && !hasField ? problem.error : null };
}

import { shortenBy } from "@/lib/format";

/** What the wizard holds until it is sent. */
export type Draft = { reason: string; description: string };
export type DraftProblems = { reason?: string; description?: string };

/** The same checks as the verb's schema, said while the person is still typing; the server has the last word. */
export function draftProblems({ reason, description }: Draft): DraftProblems {
  const tooLong = description.trim().length - 2000;
  return {
    ...(!reason && { reason: "Choose a reason." }),
    ...(reason === "OTHER" && !description.trim() && { description: "Describe the reason." }),
    ...(tooLong > 0 && { description: shortenBy(tooLong) }),
  };
}

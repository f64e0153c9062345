import { Notice } from "./notice";

/** Said to those who may see a request but not answer it: who can. */
export function AskApprovers({ approvers, buyerName }: { approvers: string[]; buyerName: string }) {
  const names = new Intl.ListFormat("en", { type: "disjunction" }).format(approvers);
  return (
    <Notice type="info" title={`Ask ${names || `an administrator of ${buyerName}`} to respond.`}>
      <p>Your role can view this request but not answer it.</p>
    </Notice>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect } from "react";
import { type FormAction, type FormState, untouched } from "@/lib/form-state";
import { formatInstant } from "@/lib/format";
import { ApproveForm } from "./approve-form";
import { DenyForm } from "./deny-form";
import { Notice } from "./notice";
import styles from "./response.module.css";
import { useBusinessNow } from "./use-business-now";
import { useUnsentText } from "./use-unsent-text";

type Props = {
  sellerName: string;
  deadline: Date;
  now: Date;
  isFrozen: boolean;
  approve: FormAction;
  deny: FormAction;
  /** Sent along with either form: what its action needs to recognise the request and the view. */
  hidden: Record<string, string>;
};

/**
 * The two ways to answer. Everything works as the server draws it; scripts add what needs them: a button that waits for the
 * word, forms that close at the deadline, and a warning before typed text is lost.
 */
export function ResponseForms({ sellerName, deadline, now, isFrozen, hidden, ...actions }: Props) {
  const [approval, approve, isApproving] = useActionState(actions.approve, untouched);
  const [denial, deny, isDenying] = useActionState(actions.deny, untouched);
  const isOver = useBusinessNow(now, isFrozen) >= deadline;
  const isSending = isApproving || isDenying;
  const noteInput = useUnsentText(isSending || isOver);
  useResultOnce(isOver);
  const shared = { hidden, isSending, isOver, noteInput };
  return (
    <div className={styles.choice}>
      {isOver && (
        <Notice
          type="warning"
          role="alert"
          title={`The response time ended at ${formatInstant(deadline)} while this page was open.`}
        >
          <p>Nothing was sent. The result appears here in a moment.</p>
        </Notice>
      )}
      <fieldset className={styles.tiles} disabled={isOver || isSending}>
        <legend className={styles.visuallyHidden}>Your response</legend>
        <Tile value="approve" title="Approve cancellation" isChosen={isReturned(approval)}>
          The agreement ends and no further invoices are issued.
        </Tile>
        <Tile value="deny" title="Deny cancellation" isChosen={isReturned(denial)}>
          The agreement continues. {sellerName} gets your reason.
        </Tile>
      </fieldset>
      <ApproveForm action={approve} state={approval} {...shared} />
      <DenyForm action={deny} state={denial} sellerName={sellerName} {...shared} />
    </div>
  );
}

const isReturned = (state: FormState) => state !== untouched && Object.keys(state.values).length > 0;

type TileProps = { value: string; title: string; isChosen: boolean; children: React.ReactNode };

/** Which tile is chosen shows its form by style alone, so that it works without scripts. */
const Tile = ({ value, title, isChosen, children }: TileProps) => (
  <label className={styles.tile}>
    <input type="radio" name="response" value={value} defaultChecked={isChosen} />
    <span>
      <strong>{title}</strong>
      <span className={styles.quiet}>{children}</span>
    </span>
  </label>
);

/** Fetches what became of the request soon after its time ran out, until the server says so too. */
function useResultOnce(isOver: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (!isOver) return;
    const timer = setInterval(() => router.refresh(), 4000);
    return () => clearInterval(timer);
  }, [isOver, router]);
}

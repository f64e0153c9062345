import styles from "@/components/cancellation-requests/response/response.module.css";
import { visitOf } from "@/lib/callers/response-page";
import { HideToken } from "./hide-token";
import { Screen } from "./screen";
import { SessionNote } from "./session-note";
import { TooLate } from "./too-late";
import { UnknownLink } from "./unknown-link";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ late?: string; contact?: string }> };

/** The buyer's response page. Opening it changes nothing, however often and by whomever. */
export default async function RespondPage({ params, searchParams }: Props) {
  const visit = await visitOf((await params).token);
  if (visit.kind === "unknown") return <UnknownLink throttled={visit.throttled} />;
  const { late, contact } = await searchParams;
  return (
    <>
      <HideToken here={visit.here} />
      <SessionNote visit={visit} />
      <h1 className={styles.title}>Agreement cancellation request</h1>
      <p className={styles.lead}>
        {visit.request.proposerName} asks to cancel {visit.request.productTitle}.
      </p>
      {late !== undefined && <TooLate visit={visit} />}
      <Screen visit={visit} contactId={contact} />
    </>
  );
}

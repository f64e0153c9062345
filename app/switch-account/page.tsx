import type { Metadata } from "next";
import { Footer } from "@/components/shell/footer";
import { findMemberships, pendingByAccount } from "@/lib/accounts/memberships";
import { hatOf, roleLabels } from "@/lib/auth/actor";
import { portalContext } from "@/lib/callers/portal";
import { plural } from "@/lib/format";
import styles from "../signin/signin.module.css";
import { switchAccount } from "./actions";

export const metadata: Metadata = { title: "Switch account" };

type Props = { searchParams: Promise<{ next?: string; for?: string; find?: string }> };

/** So many accounts are seen at a glance; more are searched. */
const atAGlance = 5;

export default async function SwitchAccountPage({ searchParams }: Props) {
  const { next, for: wanted, find = "" } = await searchParams;
  const { person, db, now } = await portalContext();
  const pending = await pendingByAccount(
    db,
    person.memberships.map(({ accountId }) => accountId),
    now,
  );
  const hats = wanted?.split(",") ?? [];
  const found = findMemberships(person.memberships, find);
  const fits = person.memberships.some(({ role }) => hats.includes(hatOf[role]));
  return (
    <>
      <main className={styles.page}>
        <h1 className={styles.title}>{hats.length ? "Switch account to continue" : "Switch account"}</h1>
        {hats.length > 0 && (
          <p className={styles.claim}>
            {fits
              ? `This page belongs to another account of yours. You are using ${person.current.accountName}.`
              : `Your role in ${person.current.accountName} is ${roleLabels[person.current.role]}. This page needs a ${hats.join(" or ")} account, and you have none. Ask an administrator to add you.`}
          </p>
        )}
        {person.memberships.length > atAGlance && (
          <form className={styles.row}>
            {next && <input type="hidden" name="next" value={next} />}
            {wanted && <input type="hidden" name="for" value={wanted} />}
            <input type="search" name="find" defaultValue={find} aria-label="Name or account ID" />
            <button type="submit" className={styles.plain}>
              Search
            </button>
          </form>
        )}
        {found.length === 0 && <p>No account of yours contains “{find}”.</p>}
        <ul className={styles.people}>
          {found.map(({ accountId, accountName, role }) => (
            <li key={accountId}>
              <form action={switchAccount}>
                <input type="hidden" name="to" value={accountId} />
                <input
                  type="hidden"
                  name="next"
                  value={hats.length && !hats.includes(hatOf[role]) ? "" : (next ?? "")}
                />
                <button type="submit" className={styles.person} aria-current={accountId === person.current.accountId}>
                  <b>{accountName}</b>
                  <span className="id">{accountId}</span>
                  <small>
                    {roleLabels[role]} · {plural(pending.get(accountId) ?? 0, "pending request")}
                    {accountId === person.current.accountId ? " · in use" : ""}
                  </small>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <p>
          <a href="/home">Back to Home</a>
        </p>
      </main>
      <Footer />
    </>
  );
}

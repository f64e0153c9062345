"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { formatInstant } from "@/lib/format";
import { paths } from "@/lib/paths";
import { useDates } from "../ui/dates";
import styles from "./banners.module.css";

const SessionEnded = dynamic(() => import("./session-modals").then((module) => module.SessionEnded));
const SessionEnding = dynamic(() => import("./session-modals").then((module) => module.SessionEnding));

export type SessionState = { endsInMs: number; accountId: string; accountName: string };
type Props = { accountId: string; staySignedIn: () => Promise<unknown> };

/** How long before its end the session is asked about. */
const warnBeforeMs = 2 * 60_000;

/** Tells what the page cannot know from the server that drew it: no connection, a session that ends, another account in use. */
export function Connection({ accountId, staySignedIn }: Props) {
  const isOnline = useIsOnline();
  const loadedAt = useLoadedAt();
  const dates = useDates();
  const { session, isEnding, look } = useSession(accountId);
  return (
    <>
      {!isOnline && (
        <div className={styles.urgent} role="status">
          You're offline. What you see was loaded {formatInstant(loadedAt, dates)}. Changes are disabled until you
          reconnect.
        </div>
      )}
      {session && session !== "ended" && session.accountId !== accountId && (
        <div className={styles.urgent} role="status">
          You switched to {session.accountName} in another tab.{" "}
          <button type="button" className={styles.reload} onClick={() => window.location.assign(paths.home())}>
            Reload
          </button>
        </div>
      )}
      {isOnline && session === "ended" && <SessionEnded look={look} />}
      {isEnding && session !== "ended" && (
        <SessionEnding
          stay={async () => {
            await staySignedIn();
            await look();
          }}
        />
      )}
    </>
  );
}

function useIsOnline() {
  const [isOnline, setOnline] = useState(true);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}

/** When the page was last brought from the server. */
function useLoadedAt() {
  const pathname = usePathname();
  const [loaded, setLoaded] = useState({ pathname, at: new Date() });
  if (loaded.pathname !== pathname) setLoaded({ pathname, at: new Date() });
  return loaded.at;
}

/** Looks at the session when somebody comes back to the tab, shortly before its end, and when an action was refused for it. */
function useSession(accountId: string) {
  const [session, setSession] = useState<SessionState | "ended" | null>(null);
  const [isEnding, setEnding] = useState(false);
  const look = useCallback(async () => {
    const found = await readSession();
    if (found) setSession(found);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page drawn for another account is a reason to look again
  useEffect(() => {
    setSession(null);
    void look();
  }, [accountId, look]);
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && void look();
    document.addEventListener("visibilitychange", onVisible);
    addEventListener("focus", onVisible);
    document.addEventListener("countersign:signed-out", look);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      removeEventListener("focus", onVisible);
      document.removeEventListener("countersign:signed-out", look);
    };
  }, [look]);
  useEffect(() => {
    if (!session || session === "ended") return;
    setEnding(session.endsInMs <= warnBeforeMs);
    // Another tab may have prolonged it meanwhile: ask before warning, and again when it should be over.
    const next = session.endsInMs > warnBeforeMs ? session.endsInMs - warnBeforeMs : session.endsInMs + 1000;
    const timer = setTimeout(look, Math.min(next, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [session, look]);
  return { session, isEnding, look };
}

/** Null where there was no answer: then nothing is known. */
async function readSession(): Promise<SessionState | "ended" | null> {
  const answer = await fetch(paths.api.session(), { cache: "no-store" }).catch(() => null);
  if (answer?.status === 401) return "ended";
  return answer?.ok ? ((await answer.json()) as SessionState) : null;
}

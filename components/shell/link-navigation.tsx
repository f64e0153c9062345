"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useTransition,
} from "react";
import styles from "./link-navigation.module.css";

type Navigate = (href: string) => void;
const NavigateContext = createContext<{ navigate: Navigate; isNavigating: boolean }>({
  navigate: () => undefined,
  isNavigating: false,
});
/** Goes to another page of the portal without a reload; `isNavigating` until it is there. */
export const useNavigate = () => useContext(NavigateContext);

/** Every plain link inside goes through the router, wherever the library draws it; a line on top shows that it is on its way. */
export function LinkNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [isNavigating, startTransition] = useTransition();
  const isSlow = useIsSlow(isNavigating);
  const navigate = useCallback<Navigate>(
    (href) => {
      // Without a connection the router would give the page up for the browser's error page, with all that was typed.
      if (navigator.onLine) startTransition(() => router.push(href, { scroll: true }));
    },
    [router],
  );
  const onClick = (event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null;
    const href = anchor?.getAttribute("href");
    const isPlain =
      !event.defaultPrevented &&
      event.button === 0 &&
      !event.metaKey &&
      !event.ctrlKey &&
      !event.shiftKey &&
      !event.altKey;
    const isOurs =
      href?.startsWith("/") && !href.startsWith("/api/") && !anchor?.target && !anchor?.hasAttribute("download");
    if (!href || !isPlain || !isOurs) return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <NavigateContext value={{ navigate, isNavigating }}>
      {/* biome-ignore lint/a11y: the links themselves are the controls; this only shortens their way */}
      <div onClick={onClick}>
        {isNavigating && <div className={styles.line} role="progressbar" aria-label="Loading page" />}
        {isSlow && (
          <div className={styles.slow} role="status">
            Still loading. You can keep working.
          </div>
        )}
        {children}
      </div>
    </NavigateContext>
  );
}

const slowMs = 4000;

function useIsSlow(isLoading: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isLoading) return;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isLoading]);
  return isSlow;
}

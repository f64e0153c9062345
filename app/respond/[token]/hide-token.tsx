"use client";

import { useEffect } from "react";

/** Takes the token out of the address bar, where cookies let the page be found again without it. */
export function HideToken({ here }: { here: string }) {
  useEffect(() => {
    if (!navigator.cookieEnabled || location.pathname === here) return;
    // A moment later Next's router listens to the history, and its forms and redirects follow to the new address.
    const timer = setTimeout(() => history.replaceState(null, "", here + location.search));
    return () => clearTimeout(timer);
  }, [here]);
  return null;
}

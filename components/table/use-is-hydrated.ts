"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False in the server's HTML and while the browser takes it over, true from then on. For parts that the library draws at
 * another place on a phone than the server, which knows no widths, could: the two would not match, and React would draw the
 * whole page anew.
 */
export const useIsHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

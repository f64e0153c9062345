"use client";

import { useSyncExternalStore } from "react";

const query = "(max-width: 688px)";

/** Whether the window is a phone's; the server assumes it is not. */
export const useIsNarrow = () =>
  useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(query).matches,
    () => false,
  );

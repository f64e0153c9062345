"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type DateStyle, inUtc } from "@/lib/format";

const DatesContext = createContext<DateStyle>(inUtc);

/** How this person reads dates; hand it to `formatInstant` and its kin. */
export const useDates = () => useContext(DatesContext);

export const DatesProvider = ({ dates, children }: { dates: DateStyle; children: ReactNode }) => (
  <DatesContext value={dates}>{children}</DatesContext>
);

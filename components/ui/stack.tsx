"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

/** The parts of a page, one below the other. */
export const Stack = ({ children }: { children: ReactNode }) => <SpaceBetween size="l">{children}</SpaceBetween>;

"use client";

import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

type Props = { breadcrumbs: { text: string; href: string }[]; children: ReactNode };

/** A page's way back and its parts, one below the other. */
export function PageStack({ breadcrumbs, children }: Props) {
  return (
    <SpaceBetween size="l">
      <BreadcrumbGroup items={breadcrumbs} ariaLabel="Breadcrumbs" />
      {children}
    </SpaceBetween>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { paths } from "@/lib/paths";
import { LinkTabs } from "../ui/link-tabs";

/** The tabs of an agreement; those with amounts only for its parties. */
export function AgreementTabs({ agreementId, hasAmounts }: { agreementId: string; hasAmounts: boolean }) {
  const to = (tab?: "invoices" | "terms" | "requests" | "activity") => paths.sell.agreement(agreementId, tab);
  return (
    <LinkTabs
      label="Agreement"
      active={usePathname()}
      tabs={[
        { text: "Overview", href: to() },
        ...(hasAmounts
          ? [
              { text: "Invoices", href: to("invoices") },
              { text: "Terms", href: to("terms") },
              { text: "Requests", href: to("requests") },
              { text: "Activity", href: to("activity") },
            ]
          : []),
      ]}
    />
  );
}

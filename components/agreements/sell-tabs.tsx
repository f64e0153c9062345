import { paths } from "@/lib/paths";
import { LinkTabs } from "../ui/link-tabs";

/** The tabs of Sell > Agreements. */
export function SellTabs({ active, pending }: { active: string; pending: number }) {
  return (
    <LinkTabs
      label="Agreements"
      active={active}
      tabs={[
        { text: "Agreements", href: paths.sell.agreements() },
        { text: "Cancellation requests", href: paths.sell.cancellationRequests(), badge: pending },
      ]}
    />
  );
}

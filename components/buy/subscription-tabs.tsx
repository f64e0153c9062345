import { paths } from "@/lib/paths";
import { LinkTabs } from "../ui/link-tabs";

/** The tabs of Manage subscriptions. */
export const SubscriptionTabs = ({ active }: { active: string }) => (
  <LinkTabs
    label="Subscriptions"
    active={active}
    tabs={[
      { text: "Active", href: paths.buy.subscriptions() },
      { text: "Inactive", href: paths.buy.inactiveSubscriptions() },
    ]}
  />
);

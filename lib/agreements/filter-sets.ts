import { addDays, subDays } from "date-fns";

const day = (at: Date) => at.toISOString().slice(0, 10);
const query = (...conditions: string[]) =>
  conditions.length ? `?${new URLSearchParams(conditions.map((f) => ["f", f]))}` : "";

/** The filter sets that come with the agreements list; they cannot be deleted. */
export const agreementFilterSets = (now: Date) => [
  { id: "all", name: "All", query: "" },
  { id: "active", name: "Active", query: query("status=ACTIVE") },
  { id: "pending", name: "Cancellation pending", query: query("cancellation=PENDING_APPROVAL") },
  { id: "ending", name: "Ending in 90 days", query: query("status=ACTIVE", `endAt<=${day(addDays(now, 90))}`) },
  {
    id: "ended",
    name: "Ended in the last 30 days",
    query: query("status!=ACTIVE", `endAt>=${day(subDays(now, 30))}`, `endAt<=${day(now)}`),
  },
];

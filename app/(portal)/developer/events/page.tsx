import type { Metadata } from "next";
import { z } from "zod";
import { EventsList } from "@/components/events/events-list";
import { developerContext } from "@/lib/callers/developer";
import { listEvents } from "@/lib/events/explorer";

export const metadata: Metadata = { title: "Events" };

const text = z.string().trim().max(100).optional().catch(undefined);
const query = z.object({
  type: text,
  object: text,
  waiting: z.literal("yes").optional().catch(undefined),
  before: text,
});
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EventsPage({ searchParams }: Props) {
  const { person: _, ...ctx } = await developerContext();
  const { waiting, ...filter } = query.parse(await searchParams);
  const { events, next } = await listEvents(ctx, { ...filter, isWaiting: waiting === "yes" });
  return <EventsList {...{ events, next }} query={{ ...filter, waiting }} />;
}

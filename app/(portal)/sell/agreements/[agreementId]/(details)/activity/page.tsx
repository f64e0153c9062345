import type { Metadata } from "next";
import { Timeline } from "@/components/ui/timeline";
import { ownAgreement } from "@/lib/callers/own-agreement";
import { listActivity } from "@/lib/events/queries";
import { timelineEntry } from "@/lib/events/timeline";

export const metadata: Metadata = { title: "Activity" };

type Props = { params: Promise<{ agreementId: string }> };

export default async function ActivityPage({ params }: Props) {
  const { ctx, agreement } = await ownAgreement(params);
  const activity = await listActivity(ctx, { agreementId: agreement.id });
  return (
    <Timeline entries={activity.map(timelineEntry)} now={ctx.now} empty="Nothing has happened to this agreement yet." />
  );
}

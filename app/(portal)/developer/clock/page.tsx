import type { Metadata } from "next";
import { ClockPanel } from "@/components/developer/clock-panel";
import { NoClock } from "@/components/developer/no-clock";
import { portalContext } from "@/lib/callers/portal";
import { machineNow, readClock } from "@/lib/clock";
import { isSandbox } from "@/lib/env";
import { listComing } from "@/lib/test-clock/coming";
import { move, preview } from "./actions";

export const metadata: Metadata = { title: "Test clock" };

export default async function ClockPage() {
  const { person: _, ...ctx } = await portalContext();
  if (!isSandbox()) return <NoClock />;
  const [clock, coming] = await Promise.all([readClock(ctx.db), listComing(ctx)]);
  return <ClockPanel clock={clock} realNow={machineNow()} coming={coming} actions={{ preview, move }} />;
}

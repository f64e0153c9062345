import type { Metadata } from "next";
import { SystemPanels } from "@/components/system/system-panels";
import { portalContext } from "@/lib/callers/portal";
import { readSystem } from "@/lib/system/read";
import { sendTestMail } from "./actions";

export const metadata: Metadata = { title: "System" };

export default async function SystemPage() {
  const { person, ...ctx } = await portalContext("admin");
  return <SystemPanels system={await readSystem(ctx)} ownAddress={person.email} sendTestMail={sendTestMail} />;
}

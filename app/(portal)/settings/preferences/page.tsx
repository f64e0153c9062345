import type { Metadata } from "next";
import { PreferencesForm } from "@/components/settings/preferences-form";
import { lookOfRequest, portalContext } from "@/lib/callers/portal";
import { saveLook } from "./actions";

export const metadata: Metadata = { title: "Preferences" };

export default async function PreferencesPage() {
  const { now } = await portalContext();
  return <PreferencesForm look={await lookOfRequest()} now={now} save={saveLook} />;
}

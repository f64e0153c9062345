import type { Metadata } from "next";
import { cookies } from "next/headers";
import { PreferencesForm } from "@/components/settings/preferences-form";
import { portalContext } from "@/lib/callers/portal";
import { lookCookie, parseLook } from "@/lib/look";
import { saveLook } from "./actions";

export const metadata: Metadata = { title: "Preferences" };

export default async function PreferencesPage() {
  await portalContext();
  return <PreferencesForm look={parseLook((await cookies()).get(lookCookie)?.value)} save={saveLook} />;
}

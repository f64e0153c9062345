import type { Metadata } from "next";
import { DataFrame } from "@/components/developer/data-frame";
import { ImportData } from "@/components/developer/import-data";
import { roleLabels } from "@/lib/auth/actor";
import { portalContext } from "@/lib/callers/portal";
import { isImporter } from "@/lib/imports/policy";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const { person, actor } = await portalContext();
  const { hat, role, accountId } = person.current;
  return (
    <DataFrame refusedRole={isImporter(actor) ? null : roleLabels[role]}>
      <ImportData account={hat === "admin" ? null : accountId} />
    </DataFrame>
  );
}

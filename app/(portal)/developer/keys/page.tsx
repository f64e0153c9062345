import type { Metadata } from "next";
import { AccessKeys } from "@/components/keys/access-keys";
import { rolesToGive, whyNotManageKeys } from "@/lib/access-keys/policy";
import { listKeys } from "@/lib/access-keys/queries";
import { developerContext } from "@/lib/callers/developer";
import { create, disable, enable, remove } from "./actions";

export const metadata: Metadata = { title: "Access keys" };

export default async function AccessKeysPage() {
  const { person, ...ctx } = await developerContext();
  return (
    <AccessKeys
      keys={await listKeys(ctx)}
      accountId={person.current.accountId}
      isAdmin={person.current.hat === "admin"}
      roles={rolesToGive(ctx.actor)}
      whyNotManage={whyNotManageKeys(ctx.actor)}
      actions={{ create, disable, enable, remove }}
    />
  );
}

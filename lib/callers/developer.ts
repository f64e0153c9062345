import { redirect } from "next/navigation";
import { roleOf } from "../auth/actor";
import { destinationManagers } from "../destinations/policy";
import { isSandbox } from "../env";
import { paths } from "../paths";
import { portalContext } from "./portal";

/** Who may see how the account is connected: administrators, and those who may connect it; in a sandbox everybody. */
export async function developerContext() {
  const ctx = await portalContext();
  const role = roleOf(ctx.actor);
  const isAllowed = isSandbox() || role === "ADMIN" || (role !== null && destinationManagers.includes(role));
  if (!isAllowed) redirect(paths.home());
  return ctx;
}

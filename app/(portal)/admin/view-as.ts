"use server";

import { redirect } from "next/navigation";
import { viewAccount, viewAccountInput, viewRequestAs, viewRequestInput } from "@/lib/accounts/view-as";
import { portalAction } from "@/lib/callers/action";
import { findSignedIn } from "@/lib/callers/portal";
import { forgetView, rememberView } from "@/lib/callers/view-as";
import { paths } from "@/lib/paths";

const opened = async (view: Awaited<ReturnType<typeof viewAccount>>) => {
  await rememberView(view);
  return { href: view.href };
};

export const openAccount = portalAction(
  ["admin"],
  viewAccountInput,
  async (ctx, input) => opened(await viewAccount(ctx, input)),
  (view) => view,
);
export const openRequest = portalAction(
  ["admin"],
  viewRequestInput,
  async (ctx, input) => opened(await viewRequestAs(ctx, input)),
  (view) => view,
);

/** Puts the administrator's own hat on again. */
export async function closeView() {
  const person = await findSignedIn();
  await forgetView();
  redirect(person?.viewedBy ? paths.admin.account(person.current.accountId) : paths.home());
}

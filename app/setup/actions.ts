"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { setupInput } from "@/lib/accounts/schema";
import { completeSetup, isSetupNeeded } from "@/lib/accounts/setup";
import { sessions } from "@/lib/auth/sessions";
import { answer, refusedInput } from "@/lib/callers/action";
import { countSetupTry } from "@/lib/callers/setup";
import { paths } from "@/lib/paths";

export type Entered = { token: string; name: string; email: string; accountName: string };
export type SetupState = { error?: string; fields?: Record<string, string>; entered?: Entered };

/** Creates the first administrator and signs them in. What was entered, but for the password, stays when it is refused. */
export async function setUp(_: SetupState, data: FormData): Promise<SetupState> {
  if (!(await isSetupNeeded())) notFound();
  const text = (name: string) => String(data.get(name) ?? "");
  const entered = {
    token: text("token"),
    name: text("name"),
    email: text("email"),
    accountName: text("accountName"),
  };
  const parsed = setupInput.safeParse({ ...entered, password: text("password") });
  if (!parsed.success) return { ...refusedInput(parsed.error), entered };
  const { email, password } = parsed.data;
  const { error, fields } = {
    fields: {},
    ...(await answer(async () => {
      await countSetupTry();
      await completeSetup(parsed.data);
      await sessions().api.signInEmail({ body: { email, password }, headers: await headers() });
    })),
  };
  if (error !== undefined) return { error, fields, entered };
  redirect(paths.home());
}

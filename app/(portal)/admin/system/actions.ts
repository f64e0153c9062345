"use server";

import { portalAction } from "@/lib/callers/action";
import { sendTestMail as send, testMailInput } from "@/lib/deliveries/test-mail";

export const sendTestMail = portalAction(
  ["admin"],
  testMailInput,
  (ctx, input) => send(ctx, input),
  () => null,
);

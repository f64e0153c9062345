import { beforeEach, expect, test } from "vitest";
import {
  dismissHint,
  findColumns,
  findLook,
  isDismissed,
  rememberColumns,
  savePreferences,
} from "@/lib/accounts/preferences";
import type { Context } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { parseLook } from "@/lib/look";
import { as, person } from "../../support/factories";

let sam: Context;
let userId: string;
beforeEach(async () => {
  sam = await as("SELLER_OPERATOR");
  const actor = person("SELLER_OPERATOR");
  userId = actor.kind === "person" ? actor.userId : "";
  await connections().db.run(sql`
    insert into "user" (id, name, email, created_at, updated_at) values (${userId}, 'Sam', 'sam@example.com', now(), now())`);
});

const dark = { ...parseLook(undefined), mode: "dark", zone: "Asia/Tokyo" } as const;

test("each choice is kept beside the others", async () => {
  expect(await findLook(userId)).toBeNull();
  await savePreferences(sam, dark);
  await rememberColumns(sam, { list: "agreements", cols: ["agreementId", "value"] });
  await rememberColumns(sam, { list: "cancellation-requests", cols: ["status"] });
  await dismissHint(sam, "get-started");
  await dismissHint(sam, "get-started");
  expect(await findLook(userId)).toEqual(dark);
  expect(await findColumns(sam, "agreements")).toBe("agreementId.value");
  expect(await findColumns(sam, "cancellation-requests")).toBe("status");
  expect(await isDismissed(sam, "get-started")).toBe(true);
  expect(await isDismissed(sam, "sample-data")).toBe(false);
  await rememberColumns(sam, { list: "agreements", cols: [] });
  expect(await findColumns(sam, "agreements")).toBe("");
  expect(await findLook(userId)).toEqual(dark);
});

test("what an earlier release kept still counts, and what makes no sense is left out", async () => {
  const values = { mode: "dark", density: "compact", zone: "Mars/Olympus", columns: "all", dismissed: 7 };
  await connections().db.run(
    sql`insert into preference (user_id, values) values (${userId}, ${JSON.stringify(values)}::jsonb)`,
  );
  expect(await findLook(userId)).toMatchObject({ mode: "dark", density: "compact", zone: "UTC", dates: "long" });
  expect(await findColumns(sam, "agreements")).toBe("");
  expect(await isDismissed(sam, "sample-data")).toBe(false);
});

import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { connections, sql } from "@/lib/db";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { longFileRows } from "@/lib/exports/names";
import { prepareExport } from "@/lib/exports/prepare";
import { getExport, readExport } from "@/lib/exports/queries";
import { writeExports } from "@/lib/exports/write";
import { anAgreement, as, person, seller, stranger } from "../../support/factories";

/** People whose files these are: they exist, and belong to their account. */
async function member(role: "SELLER_OPERATOR" | "SELLER_VIEWER" | "BUYER_VIEWER"): Promise<Context> {
  const ctx = await as(role);
  const actor = person(role);
  if (actor.kind !== "person") throw new Error("expected a person");
  await connections().db.run(sql`
    with u as (insert into "user" (id, name, email, created_at, updated_at)
      values (${actor.userId}, ${actor.name}, ${actor.email}, now(), now()))
    insert into account (id, name, kinds, created_at) values (${actor.accountId}, ${actor.accountName}, '{}', now())
    on conflict do nothing`);
  await connections().db.run(sql`
    insert into membership (id, user_id, account_id, role, created_at)
    values (${actor.userId}, ${actor.userId}, ${actor.accountId}, ${role}, now())`);
  return ctx;
}

/** As many agreements as one likes, all like the first. */
async function manyAgreements(count: number) {
  const { id } = await anAgreement();
  await connections().db.run(sql`
    insert into agreement select (json_populate_record(a, json_build_object('id', 'agmt-' || lpad(n::text, 25, '0')))).*
    from agreement a, generate_series(2, ${count}::int) n where a.id = ${id}`);
}

/** How many rows are a file at once in the tests that are about longer ones. */
const short = 30;
const list = "seller-agreements" as const;
const text = async (ctx: Context, exportId: string) =>
  new Response((await readExport(ctx, { exportId })).content).text();
const asked = async (ctx: Context, query = "", shortRows = short) => {
  const { id } = await prepareExport(ctx, { list, query }, shortRows);
  if (!id) throw new Error("expected a job");
  return id;
};

let sam: Context;
beforeEach(async () => {
  sam = await member("SELLER_OPERATOR");
});

test("a list of 10,000 rows is a file at once; one row more is written in the background, once", async () => {
  await manyAgreements(longFileRows);
  expect(await prepareExport(sam, { list, query: "" })).toEqual({ id: null });
  await anAgreement();
  const id = await asked(sam, "", longFileRows);
  expect(await asked(sam, "", longFileRows), "the same file is not begun twice").toBe(id);
  expect(await prepareExport(sam, { list, query: "?f=status%3DCANCELLED" })).toEqual({ id: null });
  expect(await getExport(sam, { exportId: id })).toEqual({ id, list, state: "QUEUED", rows: null });
  await expect(readExport(sam, { exportId: id })).rejects.toThrow("still being written");

  expect(await writeExports()).toBe(1);
  expect(await getExport(sam, { exportId: id })).toMatchObject({ state: "READY", rows: longFileRows + 1 });
  const file = await text(sam, id);
  const [head, ...lines] = file.trimEnd().split("\r\n");
  expect(head).toContain("Agreement ID");
  expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(longFileRows + 1);
});

test("the file has the rows and the columns of its address", async () => {
  await manyAgreements(short + 1);
  await anAgreement({ currency: "EUR" });
  const id = await asked(sam, "?cols=currency.agreementId&sort=agreementId&f=currency%3DUSD");
  await writeExports();
  const [head, ...lines] = (await text(sam, id)).trimEnd().split("\r\n");
  expect(head).toBe("Currency,Agreement ID");
  expect(lines).toHaveLength(short + 1);
  expect(lines.every((line) => line.startsWith("USD,agmt-"))).toBe(true);
  expect(lines).toEqual([...lines].sort());
});

test("a file is its asker's own, and only while they belong to the account", async () => {
  await manyAgreements(short + 1);
  const id = await asked(sam);
  await writeExports();
  const vik = await member("SELLER_VIEWER");
  await expect(getExport(vik, { exportId: id })).rejects.toThrow(NotFoundError);
  await expect(getExport({ ...sam, actor: person("SELLER_OPERATOR", stranger) }, { exportId: id })).rejects.toThrow(
    NotFoundError,
  );
  await expect(prepareExport(await member("BUYER_VIEWER"), { list, query: "" })).rejects.toThrow(ForbiddenError);
  await connections().db.run(sql`delete from membership where account_id = ${seller.id}`);
  await expect(readExport(sam, { exportId: id })).rejects.toThrow(NotFoundError);
});

test("a file whose writer died is taken over when its lease is over, and two writers never share one", async () => {
  await manyAgreements(short + 1);
  const id = await asked(sam);
  await connections().db.run(sql`
    update list_export set state = 'RUNNING', attempts = 1, claimed_until = now() + interval '1 minute' where id = ${id}`);
  await connections().db.run(sql`insert into list_export_part values (${id}, 0, 'half'), (${id}, 99, 'half')`);
  expect(await writeExports()).toBe(0);
  await connections().db.run(sql`update list_export set claimed_until = now() - interval '1 second' where id = ${id}`);
  expect(await Promise.all([writeExports(), writeExports()])).toEqual(expect.arrayContaining([0, 1]));
  expect((await text(sam, id)).trimEnd().split("\r\n")).toHaveLength(short + 2);
});

test("files are removed after a day", async () => {
  await manyAgreements(short + 1);
  const id = await asked(sam);
  await writeExports();
  await connections().db.run(sql`update list_export set asked_at = now() - interval '25 hours'`);
  await writeExports();
  await expect(getExport(sam, { exportId: id })).rejects.toThrow("Files are kept for a day");
});

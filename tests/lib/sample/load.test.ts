import { verifyPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actorFromBasic } from "@/lib/auth/access-keys";
import { statuses } from "@/lib/cancellation-requests/states";
import { connections } from "@/lib/db";
import { accounts } from "@/lib/sample/accounts";
import { agreementRows } from "@/lib/sample/agreements";
import { sandboxDirectory } from "@/lib/sample/directory";
import { ensureSampleData } from "@/lib/sample/load";
import { samplePassword, samplePeople } from "@/lib/sample/people";
import { portfolio } from "@/lib/sample/portfolio";

const now = new Date("2026-11-02T10:00:00Z");

async function query<T>(text: string): Promise<T[]> {
  return (await connections().pool.query(text)).rows as T[];
}
const count = async (from: string) => Number((await query<{ n: string }>(`select count(*) n from ${from}`))[0]?.n);
const tables = ["account", '"user"', "agreement", "term", "charge", "cancellation_request", "event", "delivery"];
const counts = () => Promise.all(tables.map(count));

test("a sandbox that is filled stays as it is", async () => {
  expect(await Promise.all([ensureSampleData(), ensureSampleData()])).toEqual(expect.arrayContaining([true, false]));
  const before = await counts();
  expect(await ensureSampleData()).toBe(false);
  expect(await counts()).toEqual(before);
});

test("agreements that somebody imported first are left alone, and there are people to sign in as", async () => {
  await query(`insert into agreement (id, status, proposer_id, proposer_name, acceptor_id, acceptor_name, product_id, product_title,
    product_type, offer_id, offer_name, offer_visibility, pricing_model, initial_agreement_id, value, currency, accepted_at, start_at, updated_at)
    values ('agmt-own', 'ACTIVE', '1', 'a', '2', 'b', 'p', 'p', 'SaaSProduct', 'o', 'o', 'PUBLIC', 'USAGE', 'agmt-own', 0, 'USD', now(), now(), now())`);
  expect(await ensureSampleData()).toBe(false);
  expect(await count("agreement")).toBe(1);
  expect(await count('"user"')).toBeGreaterThan(0);
});

test("the same day gives the same agreements", () => {
  expect(portfolio(now)).toEqual(portfolio(now));
  const ids = portfolio(now).plans.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^agmt-sample[a-z0-9]{19}$/.test(id))).toBe(true);
});

test("whatever the day and hour, nothing active is over and nothing has happened yet that lies ahead", () => {
  for (let day = 0; day < 400; day += 7) {
    const at = new Date(Date.UTC(2026, 9, 20 + day, (day * 5) % 24, day % 60));
    for (const plan of portfolio(at).plans) {
      const { agreement } = agreementRows(plan, at);
      const { status, end_at, ended_at, accepted_at, start_at } = agreement;
      const isToldToEnd = plan.status === "ACTIVE" && end_at && end_at <= at;
      if (isToldToEnd) expect(plan.startAt, `${plan.id} at ${at.toISOString()}`).toBeDefined();
      if (status !== "ACTIVE") expect(ended_at && ended_at <= at && ended_at > accepted_at, plan.id).toBe(true);
      expect(accepted_at <= at && accepted_at <= start_at, `${plan.id} at ${at.toISOString()}`).toBe(true);
    }
  }
});

describe("what is in it", () => {
  beforeEach(async () => {
    await ensureSampleData();
  });

  test("300 to 400 agreements in every state that a seller meets, most of them active", async () => {
    const byStatus = new Map(
      (await query<{ status: string; n: string }>("select status, count(*) n from agreement group by 1")).map(
        ({ status, n }) => [status, Number(n)],
      ),
    );
    const total = [...byStatus.values()].reduce((sum, n) => sum + n, 0);
    expect(total).toBeGreaterThanOrEqual(300);
    expect(total).toBeLessThanOrEqual(400);
    for (const status of ["CANCELLED", "EXPIRED", "RENEWED", "REPLACED", "TERMINATED", "ARCHIVED"]) {
      expect(byStatus.get(status), status).toBeGreaterThan(2);
    }
    expect(byStatus.get("ACTIVE")).toBeGreaterThan(total / 2);
  });

  test("something of every kind that a page shows", async () => {
    const kinds: [string, string, number][] = [
      [
        "active ones that end within 90 days",
        "agreement where status = 'ACTIVE' and end_at < timestamptz '2026-11-02T10:00Z' + interval '90 days'",
        15,
      ],
      ["pay-as-you-go without an end", "agreement where status = 'ACTIVE' and end_at is null", 20],
      ["channel partners' deals", "agreement where manufacturer_id <> proposer_id", 20],
      ["future-dated agreements", "agreement where start_at > '2026-11-02T10:00Z'", 3],
      ["currencies", "(select distinct currency from agreement) c", 4],
      ["pricing models", "(select distinct pricing_model from agreement) p", 6],
      ["payment schedules", "term where type = 'PaymentScheduleTerm'", 30],
      ["invoices", "invoice", 300],
      [
        "charges still to come",
        "charge c join agreement a on a.id = c.agreement_id where invoice_id is null and a.status = 'ACTIVE'",
        50,
      ],
      [
        "agreements that stand in another's way",
        "agreement_relation r join agreement d on d.id = r.dependent_id join agreement a on a.id = r.agreement_id where d.status = 'ACTIVE' and a.status = 'ACTIVE'",
        4,
      ],
    ];
    for (const [what, from, atLeast] of kinds) expect(await count(from), what).toBeGreaterThanOrEqual(atLeast);
  });

  test("every row agrees with itself", async () => {
    const wrong = [
      "agreement where (status = 'ACTIVE') <> (ended_at is null)",
      "agreement where status = 'ACTIVE' and end_at <= '2026-11-02T10:00Z'",
      "agreement where ended_at > '2026-11-02T10:00Z' or accepted_at > '2026-11-02T10:00Z' or updated_at > '2026-11-02T10:00Z'",
      "agreement where end_at <= start_at and cancellation_status is distinct from 'APPROVED'",
      "agreement where initial_agreement_id <> id and intent = 'NEW'",
      "agreement a where initial_agreement_id not in (select id from agreement)",
      "agreement a where not exists (select 1 from term t where t.agreement_id = a.id)",
      "agreement a where not exists (select 1 from entitlement e where e.agreement_id = a.id)",
      "entitlement e join agreement a on a.id = e.agreement_id where (a.status = 'ACTIVE') = (e.status = 'DEPROVISIONED')",
      "agreement a where pricing_model like 'CONTRACT%' and value <> (select sum(amount) from charge c where c.agreement_id = a.id)",
      "charge c join agreement a on a.id = c.agreement_id where invoice_id is null and charge_at <= '2026-11-02T10:00Z' and (a.ended_at is null or charge_at < a.ended_at)",
      "agreement_relation r join agreement a on a.id = r.agreement_id join agreement d on d.id = r.dependent_id where kind = 'RENEWAL_OF' and d.start_at <> coalesce(a.ended_at, a.end_at) + interval '1 millisecond'",
      "term where content->>'type' is distinct from type or content->>'id' is distinct from id",
    ];
    for (const from of wrong) expect(await count(from), from).toBe(0);
  });

  test("requests in every state, and how each came about", async () => {
    const found = await query<{ status: string }>("select distinct status from cancellation_request");
    expect(found.map(({ status }) => status).sort()).toEqual([...statuses].sort());
    const ways = await query<{ way: string }>(
      "select distinct concat(resolution, ' ', resolved_via) way from cancellation_request",
    );
    expect(ways.map(({ way }) => way)).toEqual(
      expect.arrayContaining([
        "BUYER CONSOLE",
        "BUYER API",
        "BUYER EMAILED_LINK",
        "AUTOMATIC SYSTEM",
        "SELLER CONSOLE",
        "SYSTEM SYSTEM",
      ]),
    );
    const { northwind, harbour } = accounts;
    const own = await query<{ status: string }>(
      `select distinct status from cancellation_request where proposer_id = '${northwind.id}' and acceptor_id = '${harbour.id}'`,
    );
    expect(own).toHaveLength(statuses.length);
  });

  test("Sam waits for Harbour Bank with less than a day, about three days and more than six days left", async () => {
    const left = await query<{ hours: number }>(`
      select extract(epoch from respond_by - timestamptz '2026-11-02T10:00Z')::float8 / 3600 as hours from cancellation_request
      where status = 'PENDING_APPROVAL' and proposer_id = '${accounts.northwind.id}' and acceptor_id = '${accounts.harbour.id}'
      order by 1`);
    const [soon = 0, later = 0, last = 0] = left.map(({ hours }) => hours);
    expect(soon).toBeGreaterThan(0);
    expect(soon).toBeLessThan(24);
    expect(Math.round(later / 24)).toBe(3);
    expect(last).toBeGreaterThan(6 * 24);
  });

  test("nothing about it happened in the future", async () => {
    expect(await count("event where at > '2026-11-02T10:00Z'")).toBe(0);
    expect(await count("delivery where created_at > '2026-11-02T10:00Z'")).toBe(0);
    expect(await count("delivery")).toBeLessThan(400);
  });

  test("everybody can sign in, and every access key opens its own account", async () => {
    const credentials = await query<{ user_id: string; password: string; provider_id: string; account_id: string }>(
      "select * from credential",
    );
    expect(credentials).toHaveLength(new Set(samplePeople.map(({ email }) => email)).size);
    for (const { user_id, account_id, provider_id, password } of credentials.slice(0, 2)) {
      expect([provider_id, account_id]).toEqual(["credential", user_id]);
      expect(await verifyPassword({ hash: password, password: samplePassword })).toBe(true);
    }
    expect(await count("membership")).toBe(samplePeople.length);
    for (const { id, accessKeys } of sandboxDirectory().accounts) {
      for (const { accessKeyId, secretAccessKey, role } of accessKeys) {
        const header = `Basic ${Buffer.from(`${accessKeyId}:${secretAccessKey}`).toString("base64")}`;
        expect(await actorFromBasic(connections().prisma, header)).toMatchObject({ accountId: id, role });
      }
    }
  });
});

test("the directory of the sandbox says what it promised", () => {
  const directory = sandboxDirectory();
  expect(Object.keys(directory)).toEqual(["endpoint", "region", "accounts"]);
  expect(directory).toMatchObject({ endpoint: "http://localhost:3000", region: "us-east-1" });
  const having = (kind: string) => directory.accounts.filter(({ kinds }) => (kinds as string[]).includes(kind));
  expect(having("seller").length).toBeGreaterThanOrEqual(2);
  expect(having("buyer").length).toBeGreaterThanOrEqual(4);
  expect(having("manufacturer")).toHaveLength(1);
  expect(having("admin")).toHaveLength(1);
  for (const account of directory.accounts) {
    expect(Object.keys(account)).toEqual(["id", "name", "kinds", "people", "accessKeys"]);
    expect(account.id).toMatch(/^\d{12}$/);
    expect(account.accessKeys.length).toBeGreaterThan(0);
    for (const { email, password } of account.people) {
      expect(email).toMatch(/\.example$/);
      expect(password).toBe(samplePassword);
    }
    for (const key of account.accessKeys) {
      expect(Object.keys(key)).toEqual(["accessKeyId", "secretAccessKey", "role"]);
      // Not shaped like a real cloud key.
      expect(key.accessKeyId).toMatch(/^sample-[a-z]+-[a-z]+$/);
    }
  }
  expect(samplePassword.length).toBeGreaterThanOrEqual(8);
});

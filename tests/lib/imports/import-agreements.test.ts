import { readFileSync } from "node:fs";
import { addDays, addHours } from "date-fns";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Agreement } from "@/lib/agreements/agreement";
import { type Actor, system } from "@/lib/auth/actor";
import { approveCancellationRequest } from "@/lib/cancellation-requests/approve";
import { sendCancellationRequest } from "@/lib/cancellation-requests/send";
import { startContext } from "@/lib/context";
import { connections } from "@/lib/db";
import { type ImportOptions, importAgreements } from "@/lib/imports/import-agreements";
import { approveOverdueRequests } from "@/lib/jobs/approve-overdue-requests";
import { failRequestsOfEndedAgreements } from "@/lib/jobs/expire-agreements";
import { issueInvoices } from "@/lib/jobs/issue-invoices";
import { accounts } from "@/lib/sample/accounts";
import { ensureSampleData } from "@/lib/sample/load";
import { aCharge, anAgreement, as, pendingRequest, rowOf, seller, setNow, stranger } from "../../support/factories";
import { columns, csv, page, pieces, summary } from "./files";

const now = new Date("2026-11-02T10:00:00Z");

async function importing(text: string, options: Partial<ImportOptions> = {}, actor: Actor = system) {
  return importAgreements(await startContext(actor), pieces(text, 5000), { account: seller.id, ...options });
}
const counted = async (text: string, options: Partial<ImportOptions> = {}) => {
  const { read, created, updated, unchanged, rejectedCount } = await importing(text, options);
  return { read, created, updated, unchanged, rejectedCount };
};
const reasons = async (text: string) =>
  (await importing(text)).rejected.map(({ line, reason }) => `${line}: ${reason}`);
const agreement = (id = "agmt-one") => rowOf<Agreement>("agreement", id);
const query = async <T>(text: string) => (await connections().pool.query(text)).rows as T[];
const all = async () =>
  Object.fromEntries(
    await Promise.all(
      ["account", "account_contact", "product", "offer", "agreement", "entitlement", "agreement_relation", "event"].map(
        async (table) => [table, await query(`select * from ${table} order by 1, 2`)],
      ),
    ),
  );

describe("a first import", () => {
  test("creates the agreement, its parties, product and offer, and says so on its timeline", async () => {
    expect(await counted(csv({}))).toEqual({ read: 1, created: 1, updated: 0, unchanged: 0, rejectedCount: 0 });
    expect(await agreement()).toMatchObject({
      status: "ACTIVE",
      proposerName: "Northwind Data",
      acceptorId: "444455556666",
      productTitle: "Atlas Catalog",
      offerName: "Atlas, 12 months",
      offerVisibility: "PRIVATE",
      value: "12000.00000000",
      startAt: new Date("2026-03-01T00:00:00Z"),
      endAt: new Date("2027-02-28T23:59:59.999Z"),
      endedAt: null,
    });
    const { account, product, offer, event } = await all();
    expect(account).toMatchObject([
      { id: seller.id, name: "Northwind Data", kinds: ["seller"] },
      { id: "444455556666", name: "Harbour Bank", kinds: ["buyer"] },
    ]);
    expect(product).toMatchObject([{ id: "prod-atlas", title: "Atlas Catalog", manufacturer_id: seller.id }]);
    expect(offer).toMatchObject([{ id: "offer-atlas", name: "Atlas, 12 months", seller_id: seller.id }]);
    expect(event).toMatchObject([{ type: "AgreementImported", agreement_id: "agmt-one" }]);
  });

  test("a buyer nobody can write to gets a reserved address in a sandbox, and none in a live portal", async () => {
    await importing(csv({}));
    expect(await query("select account_id, email from account_contact")).toEqual([
      { account_id: "444455556666", email: "procurement@444455556666.example" },
    ]);
    const live = { MODE: "live", SMTP_URL: "smtp://localhost:25", APP_URL: "https://portal.example" };
    Object.assign(process.env, live);
    await importing(csv({ "Agreement ID": "agmt-two", "Subscriber AWS account ID": "666677778888" })).finally(() => {
      process.env.MODE = "sandbox";
      process.env.SMTP_URL = process.env.APP_URL = "";
    });
    expect(await query("select * from account_contact where account_id = '666677778888'")).toEqual([]);
  });

  test("JSON without names and values is filled with identifiers, or with names that are known", async () => {
    await importing(
      page([
        summary({ proposalSummary: { resources: [{ id: "prod-new", type: "AmiProduct" }], offerId: "offer-new" } }),
      ]),
    );
    expect(await agreement()).toMatchObject({
      acceptorName: "444455556666",
      productTitle: "prod-new",
      productType: "AmiProduct",
      offerName: "offer-new",
      value: "0.00000000",
      currency: "USD",
    });
    await importing(csv({ "Agreement ID": "agmt-two" }));
    await importing(page([summary({ agreementId: "agmt-three" })]));
    expect(await agreement("agmt-three")).toMatchObject({
      acceptorName: "Harbour Bank",
      productTitle: "Atlas Catalog",
      offerName: "Atlas, 12 months",
    });
    expect(await query("select name from account where id = '444455556666'")).toEqual([{ name: "Harbour Bank" }]);
    expect(await query("select license_arn, status from entitlement where agreement_id = 'agmt-one'")).toMatchObject([
      { license_arn: expect.stringContaining("arn:"), status: "PROVISIONED" },
    ]);
  });

  test("what is over ended on its end date, or at the latest now", async () => {
    await importing(
      csv(
        { "Agreement ID": "agmt-expired", Status: "Expired", "Agreement end date": "09-30-2026" },
        { "Agreement ID": "agmt-early", Status: "Cancelled" },
        { "Agreement ID": "agmt-usage", Status: "Cancelled", "Agreement end date": "JAN-1-9999" },
        { "Agreement ID": "agmt-late", "Agreement end date": "10-31-2026" },
      ),
    );
    const end = new Date("2026-09-30T23:59:59.999Z");
    expect(await agreement("agmt-expired")).toMatchObject({ status: "EXPIRED", endedAt: end, endAt: end });
    expect(await agreement("agmt-early")).toMatchObject({
      status: "CANCELLED",
      endedAt: now,
      contractualEndAt: new Date("2027-02-28T23:59:59.999Z"),
    });
    expect(await agreement("agmt-usage")).toMatchObject({ status: "CANCELLED", endedAt: now, contractualEndAt: null });
    expect(await agreement("agmt-late")).toMatchObject({ status: "EXPIRED" });
  });

  test("a renewal is tied to what it renews, whichever comes first in the file", async () => {
    const renewal = { "Agreement ID": "agmt-new", "Agreement intent": "Renew", "Previous agreement ID": "agmt-old" };
    const renewed = { "Agreement ID": "agmt-old", "Next agreement ID": "agmt-new" };
    await importing(csv(renewal, renewed), { batchSize: 1 });
    expect(await query("select * from agreement_relation")).toEqual([
      { agreement_id: "agmt-old", dependent_id: "agmt-new", kind: "RENEWAL_OF" },
    ]);
    expect(await agreement("agmt-new")).toMatchObject({ initialAgreementId: "agmt-old" });
  });
});

describe("a dry run", () => {
  const text = csv({}, { Status: "?" }, { "Agreement ID": "agmt-two" }, {}, { "Offer name": "Another" });

  test("counts as the import would, also across batches, and writes nothing", async () => {
    for (const batchSize of [1, 2, 100]) {
      const before = await all();
      const rehearsed = await counted(text, { dryRun: true, batchSize });
      expect(await all()).toEqual(before);
      expect(rehearsed).toEqual({ read: 5, created: 2, updated: 1, unchanged: 1, rejectedCount: 1 });
    }
    expect(await counted(text, { batchSize: 2 })).toEqual({
      read: 5,
      created: 2,
      updated: 1,
      unchanged: 1,
      rejectedCount: 1,
    });
  });
});

describe("a second import", () => {
  test("of the same file changes nothing", async () => {
    const files = [
      csv(
        {},
        { "Agreement ID": "agmt-2", Status: "Cancelled" },
        { "Agreement ID": "agmt-3", Status: "Expired", "Agreement end date": "04-05-2026" },
      ),
      page([
        summary({ agreementId: "agmt-4" }),
        summary({ agreementId: "agmt-5", status: "TERMINATED", endTime: undefined }),
      ]),
    ];
    for (const text of files) {
      await importing(text);
      const before = await all();
      await setNow(addDays(now, 1));
      expect(await counted(text)).toMatchObject({ created: 0, updated: 0, rejectedCount: 0 });
      expect(await all()).toEqual(before);
      await setNow(now);
    }
  });

  test("updates what changed, and the last of several rows wins", async () => {
    await importing(csv({}));
    expect(
      await counted(
        csv({ "Offer name": "Renamed" }, { "Offer name": "Renamed twice", "Estimated agreement value": "13,000.5" }),
      ),
    ).toMatchObject({ updated: 2 });
    expect(await agreement()).toMatchObject({ offerName: "Renamed twice", value: "13000.50000000", updatedAt: now });
    expect(await query("select name from offer")).toEqual([{ name: "Renamed twice" }]);
  });

  test("never puts a filler over a known name or value, nor a day over a known instant", async () => {
    await importing(page([summary()]));
    await importing(
      csv({
        "Agreement start date": "02-10-2026",
        "Agreement acceptance date": "02-10-2026",
        "Agreement end date": "02-10-2027",
      }),
    );
    const full = await agreement();
    expect(full).toMatchObject({
      startAt: new Date("2026-02-10T14:22:31Z"),
      endAt: new Date("2027-02-10T14:22:30Z"),
      offerName: "Atlas, 12 months",
    });
    expect(await counted(page([summary()]))).toMatchObject({ unchanged: 1 });
    expect(await agreement()).toEqual(full);
  });

  test("an agreement that ended meanwhile loses its entitlement and its pending request", async () => {
    const { agreementId, requestId } = await pendingRequest({ startAt: new Date("2026-10-03T10:00:00Z") });
    const { acceptor_id } = (await query<{ acceptor_id: string }>("select acceptor_id from agreement"))[0] ?? {};
    await query(
      `insert into entitlement (agreement_id, resource_id, type, status, reason_code) values ('${agreementId}', 'prod-insight', 'License', 'PROVISIONED', 'AGREEMENT_ACTIVE')`,
    );
    const row = {
      "Agreement ID": agreementId,
      "Subscriber AWS account ID": acceptor_id ?? "",
      Status: "Terminated",
      "Agreement end date": "10-20-2026",
    };
    expect(await counted(csv(row))).toMatchObject({ updated: 1 });
    await failRequestsOfEndedAgreements(await as("ADMIN"));
    expect(await agreement(agreementId)).toMatchObject({
      status: "TERMINATED",
      endedAt: new Date("2026-10-20T23:59:59.999Z"),
    });
    expect(await rowOf("cancellation_request", requestId)).toMatchObject({
      status: "VALIDATION_FAILED",
      resolution: "SYSTEM",
    });
    expect(await query("select status from entitlement")).toEqual([{ status: "DEPROVISIONED" }]);
    expect(await counted(csv(row))).toMatchObject({ unchanged: 1 });
  });

  test("an agreement does not end before what was invoiced", async () => {
    const { id } = await anAgreement();
    const invoicedAt = addHours(now, -3);
    await aCharge(id, invoicedAt);
    await issueInvoices(await as("ADMIN"));
    const row = { "Agreement ID": id, Status: "Cancelled", "Agreement end date": "10-20-2026" };
    await importing(csv(row));
    const { endedAt } = await agreement(id);
    expect(endedAt?.getTime()).toBe(invoicedAt.getTime() + 1);
    expect(await counted(csv(row))).toMatchObject({ unchanged: 1 });
  });

  test("an agreement that was cancelled here stays cancelled, and the file is told why", async () => {
    const { agreementId, requestId } = await pendingRequest();
    await approveCancellationRequest(await as("BUYER_APPROVER"), { requestId });
    const before = await agreement(agreementId);
    expect(await reasons(csv({ "Agreement ID": agreementId }))).toEqual([
      `2: ${agreementId} was cancelled here on 2 November 2026: an import does not make it active again.`,
    ]);
    await importing(
      csv({
        "Agreement ID": agreementId,
        Status: "Cancelled",
        "Agreement end date": "10-01-2026",
        "Offer name": "New name",
      }),
    );
    expect(await agreement(agreementId)).toMatchObject({
      status: "CANCELLED",
      endedAt: before.endedAt,
      endAt: before.endAt,
      offerName: "New name",
    });
  });

  test("so does one whose buyer kept silent, even before that was written down", async () => {
    const { agreementId, request } = await pendingRequest();
    await setNow(addHours(request.respondBy, 1));
    expect(await reasons(csv({ "Agreement ID": agreementId }))).toEqual([
      expect.stringContaining("was cancelled here"),
    ]);
    await importing(csv({ "Agreement ID": agreementId, Status: "Terminated" }));
    await approveOverdueRequests(await as("ADMIN"));
    expect(await agreement(agreementId)).toMatchObject({ status: "CANCELLED", endedAt: request.respondBy });
  });

  test("one that ended otherwise can come back, with its entitlement", async () => {
    const over = { status: "EXPIRED", endTime: "2026-10-10T00:00:00Z" };
    await importing(page([summary(over)]));
    expect(await counted(page([summary({ endTime: "2027-10-10T00:00:00Z" })]))).toMatchObject({ updated: 1 });
    expect(await agreement()).toMatchObject({
      status: "ACTIVE",
      endedAt: null,
      contractualEndAt: null,
      endAt: new Date("2027-10-10T00:00:00Z"),
    });
    expect(await query("select status from entitlement")).toEqual([{ status: "PROVISIONED" }]);
    expect(await query("select data from event order by seq")).toEqual([
      { data: { to: "EXPIRED" } },
      { data: { from: "EXPIRED", to: "ACTIVE" } },
    ]);
  });
});

describe("whose agreements", () => {
  test("another seller's rows are refused, and so is an agreement that somebody else has", async () => {
    expect(await reasons(csv({ "Proposer AWS account ID": stranger.id }))).toEqual([
      `2: The seller of record is ${stranger.id}, not ${seller.id}.`,
    ]);
    const { id } = await anAgreement({ proposerId: stranger.id });
    expect(await reasons(csv({ "Agreement ID": id }))).toEqual([
      `2: ${id} is known as an agreement of another seller.`,
    ]);
    const own = await anAgreement();
    expect(await reasons(csv({ "Agreement ID": own.id, "Subscriber AWS account ID": "777700001111" }))).toEqual([
      expect.stringContaining("is known with another buyer"),
    ]);
  });

  test("other sellers' products and offers keep their names", async () => {
    await ensureSampleData();
    const { cobalt } = accounts;
    await importing(
      csv({ "Product ID": "prod-samplecobaltshield", "Product title": "Hijacked", "ISV AWS account ID": cobalt.id }),
    );
    expect(await query("select title from product where id = 'prod-samplecobaltshield'")).toEqual([
      { title: "Cobalt Shield" },
    ]);
    expect(await agreement()).toMatchObject({ manufacturerId: cobalt.id, offerVisibility: "CPPO" });
  });

  test("people import for their own account, with a role that may request cancellations; administrators for all", async () => {
    const actors = await Promise.all([as("SELLER_VIEWER"), as("BUYER_APPROVER"), as("SELLER_OPERATOR", stranger)]);
    for (const { actor } of actors) {
      await expect(importing(csv({}), {}, actor)).rejects.toThrow(`Only people of ${seller.id}`);
    }
    for (const { actor } of [await as("SELLER_OPERATOR"), await as("ADMIN")]) {
      expect(await importing(csv({}), {}, actor)).toMatchObject({ read: 1 });
    }
    await expect(importing(csv({}), { account: "12345" })).rejects.toThrow("write its 12 digits");
  });

  test("what was imported can be cancelled through the same door as everything else", async () => {
    await importing(csv({}));
    const request = await sendCancellationRequest(await as("SELLER_OPERATOR"), {
      agreementId: "agmt-one",
      reasonCode: "OTHER",
      portalReason: "CUSTOMER_REQUEST",
      description: null,
      clientToken: "t",
    });
    expect(request).toMatchObject({ status: "PENDING_APPROVAL" });
    expect(await query("select recipient from delivery where kind = 'E1'")).toEqual([
      { recipient: "procurement@444455556666.example" },
    ]);
  });
});

describe("rows that are refused", () => {
  test("a row that the database refuses is found among its neighbours, which are taken", async () => {
    await query("alter table agreement add constraint only_for_this_test check (offer_name <> 'forbidden')");
    const rows = Array.from({ length: 9 }, (_, i) => ({
      "Agreement ID": `agmt-${i}`,
      "Offer name": i === 6 ? "forbidden" : "fine",
    }));
    const report = await importing(csv(...rows)).finally(() =>
      query("alter table agreement drop constraint only_for_this_test"),
    );
    expect(report).toMatchObject({ read: 9, created: 8, rejectedCount: 1, rejected: [{ line: 8 }] });
    expect(report.rejected[0]?.reason).toContain("The database refused this row");
    expect(await query("select count(*)::int n from event")).toEqual([{ n: 8 }]);
  });

  test("all are handed over, a thousand are kept, and each knows its line", async () => {
    const told: number[] = [];
    const report = await importing(csv(...Array.from({ length: 1500 }, () => "x")), {
      onRejected: ({ line }) => void told.push(line),
    }).catch((error) => error);
    expect(report).toMatchObject({ read: 1500, rejectedCount: 1500 });
    expect(report.rejected).toHaveLength(1000);
    expect(told).toEqual(Array.from({ length: 1500 }, (_, i) => i + 2));
  });

  test.each([
    ["an empty list", page([])],
    ["an export without rows", csv()],
    ["other JSON", '{"name": "countersign", "version": "1"}'],
    ["JSON that breaks off before its first agreement ends", page([summary()]).slice(0, 200)],
  ])("%s is nothing that can be imported", async (_, text) => {
    await expect(importing(text)).rejects.toMatchObject({ code: "UNREADABLE_FILE" });
  });

  test("whatever stands in the cells, the counts add up and every refusal is reported", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("", "Active", "JAN-1-9999", "1,000", "'", "agmt-one"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.constantFrom(...columns), cell, { maxKeys: 3 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const text = csv(...rows).replaceAll("\u0000", "?");
          const rehearsed = await counted(text, { dryRun: true, batchSize: 3 });
          const report = await importing(text, { batchSize: 3 });
          const { read, created, updated, unchanged, rejectedCount, rejected } = report;
          expect(read).toBe(rows.length);
          expect(created + updated + unchanged + rejectedCount).toBe(read);
          expect(rejected).toHaveLength(rejectedCount);
          expect(rehearsed.created).toBe(created);
          expect(rehearsed.rejectedCount).toBe(rejectedCount);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("size", () => {
  test("6,000 rows stream through in batches: the reader is never far ahead of what is written", async () => {
    const total = 6_000;
    let given = 0;
    let isDone = 0;
    let furthest = 0;
    async function* source() {
      yield csv();
      for (let i = 0; i < total; i += 100) {
        furthest = Math.max(furthest, given - isDone);
        given += 100;
        yield Array.from(
          { length: 100 },
          (_, n) => `\n${csv({ "Agreement ID": `agmt-${i + n}` }).split("\n")[1]}`,
        ).join("");
      }
    }
    const report = await importAgreements(await startContext(system), source(), {
      account: seller.id,
      batchSize: 1000,
      onProgress: ({ read }) => (isDone = read),
    });
    expect(report).toMatchObject({ read: total, created: total });
    expect(furthest).toBeLessThanOrEqual(1200);
  }, 120_000);
});

describe("the files to try", () => {
  test("the export has two rows to refuse, the JSON none, and both belong to Northwind Data", async () => {
    await ensureSampleData();
    const read = (name: string) => readFileSync(`docs/samples/${name}`, "utf8");
    expect(await counted(read("agreements-and-renewals.csv"))).toEqual({
      read: 30,
      created: 28,
      updated: 0,
      unchanged: 0,
      rejectedCount: 2,
    });
    expect(await counted(read("search-agreements.json"))).toEqual({
      read: 6,
      created: 6,
      updated: 0,
      unchanged: 0,
      rejectedCount: 0,
    });
    expect(await counted(read("agreements-and-renewals.csv"))).toMatchObject({ unchanged: 28, rejectedCount: 2 });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAgreements } from "@/lib/imports/read";
import type { Entry, ImportedAgreement } from "@/lib/imports/row";
import { columns, csv, csvRow, header, page, pieces, summary } from "./files";

async function entriesOf(text: string | Uint8Array, size?: number): Promise<Entry[]> {
  const { entries } = await readAgreements(pieces(text, size));
  const found: Entry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

async function rowOf(text: string): Promise<ImportedAgreement> {
  const [entry] = await entriesOf(text);
  if (!entry || !("row" in entry)) throw new Error(entry ? entry.problem : "nothing was read");
  return entry.row;
}

async function problemsIn(text: string) {
  return (await entriesOf(text)).flatMap((entry) => ("problem" in entry ? `${entry.line}: ${entry.problem}` : []));
}

describe("the Agreements and renewals export", () => {
  test("days become the first and the last instant of their UTC day", async () => {
    expect(await rowOf(csv({}))).toMatchObject({
      startAt: new Date("2026-03-01T00:00:00.000Z"),
      acceptedAt: new Date("2026-02-20T00:00:00.000Z"),
      endAt: new Date("2027-02-28T23:59:59.999Z"),
    });
  });

  test.each([
    ["pay-as-you-go has no end", "Agreement end date", "JAN-1-9999", { endAt: null }],
    [
      "an account that lost its leading zero gets it back",
      "Subscriber AWS account ID",
      "12345678901",
      { acceptorId: "012345678901" },
    ],
    [
      "an account that became a decimal number is whole again",
      "Subscriber AWS account ID",
      "444455556666.0",
      { acceptorId: "444455556666" },
    ],
    [
      "an account that a spreadsheet was told to keep as text",
      "Subscriber AWS account ID",
      '="012345678901"',
      { acceptorId: "012345678901" },
    ],
    ["thousands separators", "Estimated agreement value", "1,000", { value: "1000" }],
    ["thousands separators and decimals", "Estimated agreement value", "1,234,567.5", { value: "1234567.5" }],
    ["`null` is nothing", "Estimated agreement value", "null", { value: undefined }],
    ["`Not available` is nothing", "Subscriber company name", "Not available", { acceptorName: undefined }],
    [
      "a quoted comma belongs to the name",
      "Subscriber company name",
      "Elm & Oak, Ltd.",
      { acceptorName: "Elm & Oak, Ltd." },
    ],
    ["quotes inside a name", "Offer name", 'The "Team" offer', { offerName: 'The "Team" offer' }],
    ["a line break inside a name is a blank", "Offer name", "Atlas\nCatalog", { offerName: "Atlas Catalog" }],
    ["statuses in capitals or not", "Status", "EXPIRED", { status: "EXPIRED" }],
    ["an automatic renewal is a renewal", "Agreement intent", "Auto-renew", { intent: "RENEW" }],
    ["an upgrade replaces", "Agreement intent", "Upgrade", { intent: "REPLACE" }],
    ["usage", "Agreement Term Types", "UsageBasedPricingTerm, SupportTerm", { pricingModel: "USAGE" }],
    [
      "a contract with usage",
      "Agreement Term Types",
      "ConfigurableUpfrontPricingTerm;UsageBasedPricingTerm",
      { pricingModel: "CONTRACT_WITH_USAGE" },
    ],
    ["a channel partner's private offer", "CPPO flag", "Y", { offerVisibility: "CPPO" }],
    ["a public offer", "Offer visibility", "Public", { offerVisibility: "PUBLIC" }],
  ])("%s", async (_, column, cell, expected) => {
    expect(await rowOf(csv({ [column]: cell }))).toMatchObject(expected);
  });

  test.each([
    ["Subscriber AWS account ID", "", "2: Subscriber AWS account ID is missing."],
    [
      "Subscriber AWS account ID",
      "4.44456E+11",
      '2: Subscriber AWS account ID "4.44456E+11" was rounded by a spreadsheet; export it again as text.',
    ],
    ["Subscriber AWS account ID", "Harbour", '2: Subscriber AWS account ID "Harbour" is not an account of 12 digits.'],
    ["Subscriber AWS account ID", "111122223333", "2: Subscriber AWS account ID is also the seller."],
    ["Agreement ID", "null", "2: Agreement ID is missing."],
    ["Agreement ID", "agmt one", "2: Agreement ID is not an agreement ID."],
    ["Agreement start date", "02-30-2026", '2: Agreement start date "02-30-2026" is not a date (MM-DD-YYYY).'],
    ["Agreement start date", "25-12-2026", '2: Agreement start date "25-12-2026" is not a date (MM-DD-YYYY).'],
    ["Agreement end date", "02-28-2025", "2: Agreement end date ends before it starts."],
    ["Estimated agreement value", "12.000,00", '2: Estimated agreement value "12.000,00" is not an amount.'],
    ["Estimated agreement value", "-5", '2: Estimated agreement value "-5" is not an amount.'],
    ["Estimated agreement value", "1e400", '2: Estimated agreement value "1e400" is not an amount.'],
    ["Status", "Sleeping", '2: Status "SLEEPING" is not a status of an agreement.'],
    ["Status", "Superceded", "2: Status SUPERSEDED marks an older revision, not an agreement."],
    ["Currency code", "Dollar", "2: Currency code is not a currency code."],
  ])("%s %j is refused", async (column, cell, problem) => {
    expect(await problemsIn(csv({ [column]: cell }))).toEqual([problem]);
  });

  test("everything that is wrong with a row is said at once", async () => {
    expect(await problemsIn(csv({ "Offer ID": "", "Product ID": "" }))).toEqual([
      "2: Product ID is missing; Offer ID is missing.",
    ]);
  });

  test("headers in other case, spacing and order, a byte order mark, CRLF and blank lines", async () => {
    const shouted = [
      "\ufeff",
      columns
        .map((name) => ` ${name.toUpperCase().replaceAll(" ", "  ")} `)
        .reverse()
        .join(","),
    ].join("");
    const turned = (cells: Record<string, string>) => csvRow(cells).split(",").reverse().join(",");
    const text = [shouted, turned({ "Offer name": "A" }), "", turned({ "Offer name": "B" }), "  ", ""].join("\r\n");
    expect(await entriesOf(text)).toMatchObject([
      { line: 2, row: { offerName: "A" } },
      { line: 4, row: { offerName: "B" } },
    ]);
  });

  test("semicolons, as spreadsheets in much of Europe save them, and UTF-16", async () => {
    const text = csv({}).replaceAll(",", ";").replace("Atlas; 12 months", "Atlas, 12 months").replaceAll('"', "");
    expect(await rowOf(text)).toMatchObject({ offerName: "Atlas, 12 months" });
    const utf16 = Buffer.from(`\ufeff${csv({ "Subscriber company name": "Zürich" })}`, "utf16le");
    expect(await entriesOf(utf16, 7)).toMatchObject([{ row: { acceptorName: "Zürich" } }]);
  });

  test("a row with too few cells, and a name that is no UTF-8, are refused; those around them are not", async () => {
    const text = Buffer.concat([
      Buffer.from(`${csv({}, "Harbour Bank,444455556666")}\n`),
      Buffer.from(csvRow({ "Subscriber company name": "Z@rich" })).map((byte) => (byte === 64 ? 0xfc : byte)),
      Buffer.from(`\n${csvRow({})}`),
    ]);
    expect(await entriesOf(text)).toMatchObject([
      { line: 2, row: {} },
      { line: 3, raw: "Harbour Bank,444455556666", problem: "This row has 2 cells, but the first line has 40." },
      { line: 4, problem: expect.stringContaining("save the file as UTF-8") },
      { line: 5, row: {} },
    ]);
  });

  test("a quote that is never closed costs its own row, not the rest of the file", async () => {
    const rows = Array.from({ length: 120 }, (_, i) => csvRow({ "Agreement ID": `agmt-${i}` }));
    rows[3] = `"${rows[3]}`;
    const entries = await entriesOf([header, ...rows].join("\n"), 1000);
    expect(entries.filter((entry) => "row" in entry)).toHaveLength(119);
    expect(entries.filter((entry) => "problem" in entry)).toMatchObject([
      { line: 5, raw: rows[3], problem: "This row opens a quote that is never closed." },
    ]);
  });

  test("line numbers are right after a row that spans two lines, and a row that is far too long is cut", async () => {
    const text = csv({ "Offer name": "two\nlines" }, { Status: "?" }, `x${"y".repeat(400_000)}`, {});
    expect(await entriesOf(text, 65_536)).toMatchObject([
      { line: 2, row: { offerName: "two lines" } },
      { line: 4, problem: expect.stringContaining("is not a status") },
      { line: 5, problem: "This row is too long to be read." },
      { line: 6, row: {} },
    ]);
  });
});

describe("JSON of the command line", () => {
  test("version 2 prints ISO times with an offset", async () => {
    expect(await rowOf(page([summary({ startTime: "2026-02-10T16:22:31.250000+02:00" })]))).toMatchObject({
      id: "agmt-one",
      acceptorId: "444455556666",
      proposerId: "111122223333",
      productId: "prod-atlas",
      productType: "SaaSProduct",
      startAt: new Date("2026-02-10T14:22:31.250Z"),
      endAt: new Date("2027-02-10T14:22:30Z"),
      endTimeBehaviorReason: "NO_RENEWAL_TERM",
      licenseArn: expect.stringContaining("license-manager"),
    });
  });

  test("version 1 prints seconds", async () => {
    const seconds = {
      acceptanceTime: 1770733351,
      startTime: 1770733351.25,
      endTime: 1802269350,
      lastUpdateTime: 1770733355,
    };
    expect(await rowOf(page([summary(seconds)]))).toMatchObject({
      acceptedAt: new Date("2026-02-10T14:22:31Z"),
      startAt: new Date("2026-02-10T14:22:31.250Z"),
      endAt: new Date("2027-02-10T14:22:30Z"),
      lastUpdatedAt: new Date("2026-02-10T14:22:35Z"),
    });
  });

  test("pay-as-you-go has no end, or one in the year 9999", async () => {
    expect(await rowOf(page([summary({ endTime: undefined })]))).toMatchObject({ endAt: null });
    expect(await rowOf(page([summary({ endTime: 253370764800 })]))).toMatchObject({ endAt: null });
  });

  test("describe-agreement tells the value and nests the end behaviour", async () => {
    const { endTimeBehaviorType: _, endTimeBehaviorReasonCode: __, ...rest } = summary();
    const described = {
      ...rest,
      estimatedCharges: { currencyCode: "EUR", agreementValue: "12000.00" },
      endTimeBehavior: { type: "RENEW" },
    };
    expect(await rowOf(JSON.stringify(described, null, 4))).toMatchObject({
      value: "12000",
      currency: "EUR",
      endTimeBehaviorType: "RENEW",
    });
  });

  const one = summary({ agreementId: "agmt-1" });
  const two = summary({ agreementId: "agmt-2" });
  const three = summary({ agreementId: "agmt-3" });
  test.each([
    ["one page", page([one, two, three], "token")],
    ["several pages, one after the other", `${page([one], "a")}\n${page([], "b")}${page([two, three])}\n`],
    ["a bare list", JSON.stringify([one, two, three])],
    [
      "a list of pages",
      JSON.stringify([{ agreementViewSummaries: [one, two] }, { nextToken: "x", agreementViewSummaries: [three] }]),
    ],
    ["one object after the other", [one, two, three].map((it) => JSON.stringify(it)).join("\n")],
    [
      "a page that names its list last",
      JSON.stringify({ ResponseMetadata: { a: ["}", "{"] }, agreementViewSummaries: [one, two, three] }),
    ],
  ])("%s", async (_, text) => {
    for (const size of [1, 7, 4096, text.length]) {
      const entries = await entriesOf(text, size);
      expect(entries.map((entry) => "row" in entry && entry.row.id)).toEqual(["agmt-1", "agmt-2", "agmt-3"]);
    }
  });

  test("lines are those where the agreements begin", async () => {
    const text = page([one, summary({ status: "?" })]);
    expect((await entriesOf(text, 10)).map(({ line }) => text.split("\n")[line - 1]?.trim())).toEqual(["{", "{"]);
    expect(await problemsIn(text)).toEqual([expect.stringMatching(/^35: status "\?" is not a status/)]);
  });

  test("what is missing or wrong is named as the API names it", async () => {
    const bad = {
      agreementId: "a b",
      status: "ACTIVE",
      acceptor: {},
      startTime: "yesterday",
      proposalSummary: { resources: [], offerId: "o" },
    };
    const [problem = ""] = await problemsIn(JSON.stringify(bad));
    for (const name of [
      "acceptor.accountId",
      "proposalSummary.resources is empty",
      "acceptanceTime",
      'startTime "yesterday" is not a time',
    ]) {
      expect(problem).toContain(name);
    }
  });

  test("words between pages, other objects and a file that breaks off are refused, and the agreements are not", async () => {
    const text = `${page([one, two])}\nFetching more…\n{"Error": "x"}\n${page([three]).slice(0, 300)}`;
    const entries = await entriesOf(text, 11);
    expect(entries.map((entry) => ("row" in entry ? entry.row.id : entry.problem))).toEqual([
      "agmt-1",
      "agmt-2",
      "This is not an agreement.",
      "This object is not an agreement: it has no agreementId.",
      "The file ends in the middle of this agreement.",
    ]);
    expect(entries.at(-1)?.raw).toMatch(/^\{\s+"agreementId": "agmt-3"/);
    expect(await problemsIn(page([one]).slice(0, -4))).toEqual([expect.stringContaining("ends before its list does")]);
  });
});

describe("files that are nothing we can take", () => {
  const tenMegabytes = "a".repeat(10 * 1024 * 1024);
  test.each([
    ["empty", "", "The file is empty."],
    ["only blanks", " \n\n ", "The file is empty."],
    ["a web page", "\n<!doctype html><html></html>", "This is a web page or XML"],
    ["binary", Buffer.from([1, 2, 0, 3, 255, 254, 7]), "This is a binary file"],
    ["a spreadsheet", Buffer.from("PK\u0003\u0004rest of it"), "This is a spreadsheet or a ZIP archive"],
    ["compressed", Buffer.from([0x1f, 0x8b, 8, 0]), "This file is compressed"],
    ["another table", "name,age\nBo,50", "This is not the Agreements and renewals export"],
    ["one line of ten megabytes", tenMegabytes, "The first line is too long to be read"],
    ["an export without a column", csv({}).replace("Offer ID", "Offer"), 'The first line lacks the column "Offer ID"'],
  ])("%s", async (_, content, message) => {
    await expect(entriesOf(content, 65_536)).rejects.toMatchObject({ code: "UNREADABLE_FILE" });
    await expect(entriesOf(content, 65_536)).rejects.toThrow(message);
  });
});

describe("whatever stands in the cells", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "",
      "null",
      "JAN-1-9999",
      "1,000",
      "-1",
      "\n",
      '"',
      '""',
      "=1+1",
      "\u0000",
      "99999999999999999999",
      "02-29-2025",
    ),
  );
  test("a row is an agreement or a problem, and reading never fails", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.constantFrom(...columns), cell), { maxLength: 6 }), async (rows) => {
        const text = csv(...rows).replaceAll("\u0000", "?");
        const entries = await entriesOf(text, 100);
        expect(entries).toHaveLength(rows.length);
      }),
      { numRuns: 300 },
    );
  });

  test("any text after a header, and any JSON, is read to its end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.integer({ min: 1, max: 40 }),
        async (text, json, size) => {
          const plain = text.replaceAll("\u0000", "?");
          await entriesOf(`${header}\n${plain}`, size);
          await entriesOf(`[${json}${plain}`, size);
          await entriesOf(`{"agreementViewSummaries":[${json}]}${plain}`, size);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("any value in any field of an agreement in JSON is a row or a problem", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(summary())), fc.jsonValue(), async (field, value) => {
        expect(await entriesOf(page([summary({ [field]: value })]), 50)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

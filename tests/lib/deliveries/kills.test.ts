import { expect, test } from "vitest";
import { encryptSecret } from "@/lib/auth/access-keys";
import { connections } from "@/lib/db";
import { buyer, contact, seller } from "../../support/factories";
import { killAtRandom } from "../../support/kills";

test("an app that is killed again and again loses no mail and no event, and repeats at most one call a kill", async () => {
  for (const [account, role] of [
    [seller, "SELLER_OPERATOR"],
    [buyer, "BUYER_APPROVER"],
  ] as const) {
    await contact(account);
    const key = { accountId: account.id, name: role, role, secretEncrypted: encryptSecret("secret") };
    await connections().prisma.accessKey.create({ data: { id: role, createdAt: new Date(0), ...key } });
  }
  const report = await killAtRandom({
    kills: 4,
    transitions: 80,
    command: [process.execPath, "--import", "tsx", "tests/support/killed-app.ts"],
    keys: {
      seller: { accessKeyId: "SELLER_OPERATOR", secretAccessKey: "secret" },
      buyer: { accessKeyId: "BUYER_APPROVER", secretAccessKey: "secret" },
    },
  });
  expect(report).toMatchObject({ transitions: 80, doubled: [], unfinished: 0 });
  for (const [name, sink] of Object.entries(report.sinks)) {
    expect(sink, name).toMatchObject({ lost: [], unexpected: [] });
    expect(sink.expected, name).toBeGreaterThan(80);
    expect(sink.mostPerKill, name).toBeLessThanOrEqual(1);
  }
}, 120_000);

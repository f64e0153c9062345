import { beforeEach, describe, expect, test } from "vitest";
import { actorFromBasic, decryptSecret, encryptSecret, findKeyActor } from "@/lib/auth/access-keys";
import { connections } from "@/lib/db";
import { provide } from "@/lib/env";

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
const by = (header: string | null) => actorFromBasic(connections().prisma, header);

describe("secrets at rest", () => {
  test("a secret survives its encryption and never looks the same twice", () => {
    expect(decryptSecret(encryptSecret("päss:word"))).toBe("päss:word");
    expect(encryptSecret("same")).not.toBe(encryptSecret("same"));
    expect(encryptSecret("visible")).not.toContain("visible");
  });

  test("a changed byte, a foreign text or another AUTH_SECRET is refused", () => {
    const encrypted = encryptSecret("secret");
    const [nonce, sealed, tag] = encrypted.split(".");
    const flipped = Buffer.from(sealed ?? "", "base64url").map((byte, i) => (i === 0 ? byte ^ 1 : byte));
    expect(() => decryptSecret([nonce, Buffer.from(flipped).toString("base64url"), tag].join("."))).toThrow();
    expect(() => decryptSecret([nonce, sealed, tag?.slice(0, 6)].join("."))).toThrow();
    expect(() => decryptSecret("plain")).toThrow("not an encrypted");
    const own = process.env.AUTH_SECRET;
    provide({ AUTH_SECRET: "another secret that is long enough for this" });
    expect(() => decryptSecret(encrypted)).toThrow();
    provide({ AUTH_SECRET: own });
    expect(decryptSecret(encrypted)).toBe("secret");
  });
});

describe("who acts with a key", () => {
  beforeEach(async () => {
    const { prisma } = connections();
    const createdAt = new Date("2026-01-01T00:00:00Z");
    await prisma.account.create({
      data: { id: "111122223333", name: "Northwind Data", kinds: ["seller"], createdAt },
    });
    const key = { accountId: "111122223333", role: "SELLER_OPERATOR", createdAt };
    await prisma.accessKey.createMany({
      data: [
        { ...key, id: "key-one", name: "build", secretEncrypted: encryptSecret("se:cret") },
        { ...key, id: "key-off", name: "old", secretEncrypted: encryptSecret("se:cret"), isEnabled: false },
      ],
    });
  });

  test("the right pair names the key, its account and role", async () => {
    const actor = {
      kind: "key",
      keyId: "key-one",
      name: "build",
      accountId: "111122223333",
      accountName: "Northwind Data",
      role: "SELLER_OPERATOR",
    };
    expect(await by(basic("key-one:se:cret"))).toEqual(actor);
    expect(await findKeyActor(connections().prisma, "key-one")).toEqual({ actor, secret: "se:cret" });
  });

  test.each([
    ["no header", null],
    ["another scheme", "Bearer key-one"],
    ["not base64", "Basic %%%"],
    ["no colon", basic("key-one")],
    ["no secret", basic("key-one:")],
    ["a wrong secret", basic("key-one:secret")],
    ["an unknown key", basic("key-two:se:cret")],
    ["a disabled key", basic("key-off:se:cret")],
    ["a byte the database cannot hold", basic("key\0one:se:cret")],
  ])("%s opens nothing", async (_, header) => {
    expect(await by(header)).toBeNull();
  });
});

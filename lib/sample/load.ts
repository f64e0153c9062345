import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { encryptSecret } from "../auth/access-keys";
import { system } from "../auth/actor";
import { businessNow } from "../clock";
import type { TxContext } from "../context";
import { type Connections, connections, sql } from "../db";
import { isSandbox } from "../env";
import { issueInvoices } from "../jobs/issue-invoices";
import { insertRows } from "../rows";
import { accounts } from "./accounts";
import { agreementRows } from "./agreements";
import { offerId, offers, products } from "./catalog";
import { sampleKeys } from "./keys";
import { adjustSampleInvoice, requestSamplePayments } from "./payments";
import { samplePassword, samplePeople, sampleUserId } from "./people";
import { portfolio } from "./portfolio";
import { loadProposals } from "./quotes";
import { liveThrough } from "./requests";

/** Fills a sandbox that is still empty; a live portal never gets sample data. Returns whether it did. */
export const ensureSampleData = async (): Promise<boolean> => isSandbox() && loadSampleData(connections());

const sampleLock = 5_200_611;

/**
 * Loads people when there are none and agreements when there are none, each wholly or not at all, as of business time now.
 * Several processes may start at once: one loads, the others wait and find it done. Returns whether agreements were loaded.
 */
export async function loadSampleData({ db, prisma }: Connections): Promise<boolean> {
  const now = await businessNow(db);
  // Hashing is slow on purpose, so it happens before the transaction and only when it is needed.
  const isFirst = !(await db.row(sql`select 1 from "user" limit 1`));
  const password = isFirst ? await hashPassword(samplePassword) : "";
  return db.transaction(async (tx) => {
    const ctx: TxContext = { db: tx, prisma, actor: system, now, requestId: randomUUID(), tx: true };
    await tx.run(sql`select pg_advisory_xact_lock(${sampleLock})`);
    if (isFirst && !(await tx.row(sql`select 1 from "user" limit 1`))) await loadPeople(ctx, password);
    if (await tx.row(sql`select 1 from agreement limit 1`)) return false;
    await loadAgreements(ctx);
    return true;
  });
}

async function loadPeople({ db, now }: TxContext, password: string) {
  const stamps = { created_at: now, updated_at: now };
  await insertRows(
    db,
    "account",
    Object.values(accounts).map(({ id, name, kinds }) => ({ id, name, kinds, created_at: now })),
    { ifMissing: true },
  );
  await insertRows(
    db,
    "account_contact",
    Object.values(accounts).flatMap(({ id, slug, contacts }) =>
      contacts.map((contact, i) => ({
        id: `contact-sample-${slug}-${i + 1}`,
        account_id: id,
        ...contact,
        created_at: now,
      })),
    ),
    { ifMissing: true },
  );
  const people = [...new Map(samplePeople.map((person) => [person.email, person])).values()];
  const users = people.map(({ name, email }) => ({
    id: sampleUserId(email),
    name,
    email,
    email_verified: true,
    ...stamps,
  }));
  await insertRows(db, "user", users);
  await insertRows(
    db,
    "credential",
    users.map(({ id }) => ({
      id: `credential-${id}`,
      account_id: id,
      provider_id: "credential",
      user_id: id,
      password,
      ...stamps,
    })),
  );
  await insertRows(
    db,
    "membership",
    samplePeople.map(({ email, account, role }) => ({
      id: `membership-${sampleUserId(email)}-${account.id}`,
      user_id: sampleUserId(email),
      account_id: account.id,
      role,
      created_at: now,
    })),
  );
  await insertRows(
    db,
    "access_key",
    sampleKeys.map(({ accessKeyId, secretAccessKey, account, role }) => ({
      id: accessKeyId,
      account_id: accounts[account].id,
      name: accessKeyId,
      role,
      secret_encrypted: encryptSecret(secretAccessKey),
      created_at: now,
    })),
  );
}

async function loadAgreements(ctx: TxContext) {
  const { db, now } = ctx;
  const { plans, relations, told } = portfolio(now);
  const rows = plans.map((plan) => agreementRows(plan, now));
  await insertRows(
    db,
    "product",
    Object.values(products).map(({ maker, refundPolicy, supportContact, ...product }) => ({
      ...product,
      manufacturer_id: accounts[maker].id,
      refund_policy: refundPolicy,
      support_contact: supportContact,
    })),
    { ifMissing: true },
  );
  await insertRows(
    db,
    "offer",
    (Object.keys(offers) as (keyof typeof offers)[]).map((key) => ({
      id: offerId(key),
      name: offers[key].name,
      product_id: products[offers[key].product].id,
      seller_id: accounts[offers[key].seller].id,
      visibility: offers[key].visibility,
    })),
    { ifMissing: true },
  );
  await insertRows(
    db,
    "agreement",
    rows.map(({ agreement }) => agreement),
  );
  await insertRows(
    db,
    "term",
    rows.flatMap(({ terms }) => terms),
  );
  await insertRows(
    db,
    "charge",
    rows.flatMap(({ charges }) => charges),
  );
  await insertRows(
    db,
    "entitlement",
    rows.flatMap(({ entitlements }) => entitlements),
  );
  await insertRows(db, "agreement_relation", relations);
  await liveThrough(ctx, told);
  await requestSamplePayments(ctx);
  await loadProposals(ctx);
  await issueInvoices(ctx);
  await adjustSampleInvoice(ctx);
}

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  MarketplaceAgreementClient,
  type MarketplaceAgreementClientConfig,
  MarketplaceAgreementServiceException,
} from "@aws-sdk/client-marketplace-agreement";
import { afterAll, beforeAll } from "vitest";
import { encryptSecret } from "@/lib/auth/access-keys";
import type { Role } from "@/lib/auth/actor";
import { answerAws } from "@/lib/callers/aws";
import { connections, sql } from "@/lib/db";
import { buyer, manufacturer, seller, stranger } from "./factories";

export const operations = { id: "000000000001", name: "Operations" };

/** The callers of the API, each with its account's own key. */
export const callers = {
  seller: { role: "SELLER_OPERATOR", account: seller },
  sellerViewer: { role: "SELLER_VIEWER", account: seller },
  buyer: { role: "BUYER_APPROVER", account: buyer },
  buyerViewer: { role: "BUYER_VIEWER", account: buyer },
  stranger: { role: "SELLER_OPERATOR", account: stranger },
  manufacturer: { role: "MANUFACTURER", account: manufacturer },
  admin: { role: "ADMIN", account: operations },
} as const satisfies Record<string, { role: Role; account: { id: string; name: string } }>;
export type Caller = keyof typeof callers;

export const secretOf = (caller: Caller) => `secret-of-${caller}`;

/** Gives every caller a key; call it before each test, because every test begins with an empty database. */
export async function createKeys(): Promise<void> {
  for (const [caller, { role, account }] of Object.entries(callers)) {
    await connections().db.run(sql`
      insert into account (id, name, kinds, created_at) values (${account.id}, ${account.name}, ${["seller"]}, now())
      on conflict do nothing`);
    await connections().db.run(sql`
      insert into access_key (id, account_id, name, role, secret_encrypted, created_at)
      values (${caller}, ${account.id}, ${caller}, ${role}, ${encryptSecret(secretOf(caller as Caller))}, now())`);
  }
}

const server: Server = createServer((request, response) => answerAws(request, response));
export const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Serves the AWS endpoint on a free port while the tests of a file run. */
export function serveAws(): void {
  beforeAll(() => new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready)));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
}

/** The official client with a caller's key, and nothing else changed but where it goes. */
export const clientOf = (caller: Caller, config: Partial<MarketplaceAgreementClientConfig> = {}) =>
  new MarketplaceAgreementClient({
    endpoint: endpoint(),
    region: "us-east-1",
    credentials: { accessKeyId: caller, secretAccessKey: secretOf(caller) },
    ...config,
  });

/** What a call is refused with; fails when it is not. */
export async function refusal(call: Promise<unknown>): Promise<MarketplaceAgreementServiceException> {
  const answer = await call.then(
    (output) => ({ output }),
    (error: unknown) => error,
  );
  if (answer instanceof MarketplaceAgreementServiceException) return answer;
  throw new Error(`The call was not refused: ${JSON.stringify(answer)}`, { cause: answer });
}

import { MarketplaceAgreementClient, SearchAgreementsCommand } from "@aws-sdk/client-marketplace-agreement";
import type { ConnectionTest } from "../api-calls/connection";
import { decryptSecret } from "../auth/access-keys";
import { accountOf } from "../auth/actor";
import type { Context } from "../context";
import { env } from "../env";
import { NotFoundError } from "../errors";

/**
 * Calls this portal as a program would: SearchAgreements through the official client, signed with one of the account's own keys.
 * @throws NotFoundError the account has no lasting key that is enabled
 */
export async function testConnection(ctx: Context): Promise<ConnectionTest> {
  const key = await ctx.prisma.accessKey.findFirst({
    where: { accountId: accountOf(ctx.actor) ?? "", isEnabled: true, expiresAt: null },
    orderBy: { createdAt: "asc" },
  });
  if (!key) throw new NotFoundError("This account has no enabled access key. Create one first.");
  const { host, PORT } = env();
  const client = new MarketplaceAgreementClient({
    endpoint: `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${PORT}`,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: key.id, secretAccessKey: decryptSecret(key.secretEncrypted) },
  });
  const filters = Object.entries({ PartyType: partyOf(key.role), AgreementType: "PurchaseAgreement" });
  const started = performance.now();
  const answer = await client
    .send(
      new SearchAgreementsCommand({
        filters: filters.map(([name, value]) => ({ name, values: [value] })),
        maxResults: 1,
      }),
    )
    .catch((error: Error & { $metadata?: { httpStatusCode?: number; requestId?: string } }) => error);
  const milliseconds = Math.round(performance.now() - started);
  client.destroy();
  const { $metadata, ...rest } = answer;
  return {
    keyName: key.name,
    milliseconds,
    requestId: $metadata?.requestId ?? "",
    status: $metadata?.httpStatusCode ?? 0,
    reply: answer instanceof Error ? `${answer.name}: ${answer.message}` : JSON.stringify(rest, null, 2),
  };
}

const partyOf = (role: string) => (role.startsWith("BUYER") ? "Acceptor" : "Proposer");

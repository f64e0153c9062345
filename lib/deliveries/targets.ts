import { decrypt } from "../auth/encryption";
import { type Db, sql } from "../db";
import type { BusSettings, DestinationType } from "../destinations/destination";
import type { Pattern } from "../destinations/pattern";
import { secretPurpose } from "../destinations/secrets";
import { eventBridgeSender } from "./eventbridge";
import { filePath, fileSender } from "./file";
import type { Sender } from "./sender";
import { webhookSender } from "./webhook";

export type Target = {
  id: string;
  version: number;
  type: DestinationType;
  url: string | null;
  settings: Partial<BusSettings>;
  secretEncrypted: string | null;
  /** The secret before, while it still signs too. */
  previousSecretEncrypted: string | null;
  pattern: Pattern;
  isFailing: boolean;
};

/** A destination as the relay needs it, as it is now. */
export const readTarget = (db: Db, destinationId: string) =>
  db.row<Target>(sql`
    select id, version, type, url, settings, secret_encrypted, pattern, failing_since is not null as is_failing,
      case when previous_secret_until > now() then previous_secret_encrypted end as previous_secret_encrypted
    from destination where id = ${destinationId}`);

const makers: Record<DestinationType, (target: Target) => Sender> = {
  WEBHOOK: ({ url, secretEncrypted, previousSecretEncrypted }) =>
    webhookSender(
      url ?? "",
      [secretEncrypted, previousSecretEncrypted].flatMap((secret) => (secret ? opened(secret) : [])),
    ),
  EVENTBRIDGE: ({ url, settings, secretEncrypted }) =>
    eventBridgeSender({
      endpoint: url,
      region: settings.region ?? "us-east-1",
      bus: settings.bus ?? "default",
      source: settings.source ?? "",
      accessKeyId: settings.accessKeyId ?? null,
      secretAccessKey: secretEncrypted && opened(secretEncrypted),
    }),
  FILE: ({ id }) => fileSender(filePath(id)),
};

const opened = (secret: string) => decrypt(secretPurpose, secret);

const senders = new Map<string, { signature: string; sender: Sender }>();

/** The way to a destination, kept open between batches until what it is made of changes. */
export function senderOf(target: Target): Sender {
  const signature = `${target.version} ${target.previousSecretEncrypted === null}`;
  const known = senders.get(target.id);
  if (known?.signature === signature) return known.sender;
  known?.sender.close();
  const sender = makers[target.type](target);
  senders.set(target.id, { signature, sender });
  return sender;
}

export function closeSenders() {
  for (const { sender } of senders.values()) sender.close();
  senders.clear();
}

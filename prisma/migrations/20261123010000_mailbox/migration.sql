-- The mailbox lists what was sent last first, also when the clock stands still; giving up counts from the first try.
DROP INDEX "delivery_created_at_id_idx";

ALTER TABLE "delivery" ADD COLUMN "attachments" JSONB,
ADD COLUMN "first_attempt_at" TIMESTAMPTZ(3),
ADD COLUMN "seq" BIGSERIAL NOT NULL;

CREATE INDEX "delivery_seq_idx" ON "delivery"("seq");

-- AlterTable
ALTER TABLE "cancellation_request" ADD COLUMN     "next_reminder_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "destination_id" TEXT,
ADD COLUMN     "mailbox_only" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "destination" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "url" TEXT,
    "settings" JSONB NOT NULL,
    "secret_encrypted" TEXT,
    "previous_secret_encrypted" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "pattern" JSONB NOT NULL,
    "detail_types" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'ACTIVE',
    "paused_reason" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_delivery" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "destination_id" TEXT NOT NULL,
    "party_event_id" TEXT,
    "agreement_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "first_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "event_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "event_delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "answer" TEXT,

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("event_delivery_id","number")
);

-- CreateTable
CREATE TABLE "extra_recipient" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT,
    "code_sent_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extra_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_opt_out" (
    "account_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "mail_group" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_opt_out_pkey" PRIMARY KEY ("account_id","email","mail_group")
);

-- CreateTable
CREATE TABLE "notification_state" (
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "seen_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "notification_state_pkey" PRIMARY KEY ("user_id","account_id")
);

-- CreateTable
CREATE TABLE "notification_read" (
    "user_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,

    CONSTRAINT "notification_read_pkey" PRIMARY KEY ("user_id","event_id")
);

-- CreateTable
CREATE TABLE "muted_agreement" (
    "user_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,

    CONSTRAINT "muted_agreement_pkey" PRIMARY KEY ("user_id","agreement_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "account_id" TEXT,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "destination_account_id_name_key" ON "destination"("account_id", "name");

-- CreateIndex
CREATE INDEX "event_delivery_destination_id_seq_idx" ON "event_delivery"("destination_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_delivery_party_event_id_destination_id_key" ON "event_delivery"("party_event_id", "destination_id");

-- CreateIndex
CREATE UNIQUE INDEX "extra_recipient_account_id_email_key" ON "extra_recipient"("account_id", "email");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_id_idx" ON "audit_entry"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "event_at_id_idx" ON "event"("at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "event_delivery" ADD CONSTRAINT "event_delivery_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_event_delivery_id_fkey" FOREIGN KEY ("event_delivery_id") REFERENCES "event_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say ---------------------------------------------------------------------------

-- Work that is due; and the first of each agreement's waiting deliveries, which is the only one that may leave.
CREATE INDEX event_delivery_due ON event_delivery (destination_id, attempts, seq) WHERE state = 'PENDING';
CREATE INDEX event_delivery_heads ON event_delivery (destination_id, agreement_id, seq) WHERE state = 'PENDING';
CREATE INDEX cancellation_request_reminder ON cancellation_request (next_reminder_at)
  WHERE status = 'PENDING_APPROVAL' AND next_reminder_at IS NOT NULL;
UPDATE cancellation_request SET next_reminder_at = respond_by - interval '72 hours' WHERE status = 'PENDING_APPROVAL';

ALTER TABLE event_delivery
  ADD CONSTRAINT event_delivery_state_known CHECK (state IN ('PENDING', 'SENT', 'FILTERED')),
  SET (fillfactor = 80);
ALTER TABLE destination ADD CONSTRAINT destination_state_known CHECK (state IN ('ACTIVE', 'PAUSED'));

-- Everybody who is told about an account's agreements: its contacts, and whoever confirmed to be informed beside them.
CREATE VIEW mail_recipient AS
  SELECT account_id, email, name, true AS is_contact FROM account_contact
  UNION ALL
  SELECT e.account_id, e.email, e.name, false FROM extra_recipient e
  WHERE e.confirmed_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM account_contact c WHERE c.account_id = e.account_id AND c.email = e.email);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();

-- AlterTable
ALTER TABLE "charge" ADD COLUMN     "purchase_order_reference" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "payment_request" (
    "id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "proposer_id" TEXT NOT NULL,
    "acceptor_id" TEXT NOT NULL,
    "term_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "amount" DECIMAL(20,8) NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_message" TEXT,
    "charge_id" TEXT,
    "client_token" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "resolved_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "approves_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_adjustment" (
    "id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "proposer_id" TEXT NOT NULL,
    "amount" DECIMAL(20,8) NOT NULL,
    "currency" TEXT NOT NULL,
    "reason_code" TEXT NOT NULL,
    "description" TEXT,
    "status" TEXT NOT NULL,
    "status_message" TEXT,
    "client_token" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_request_proposer" ON "payment_request"("proposer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_request_acceptor" ON "payment_request"("acceptor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_request_agreement_id_created_at_idx" ON "payment_request"("agreement_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_request_token" ON "payment_request"("proposer_id", "client_token");

-- CreateIndex
CREATE INDEX "billing_adjustment_proposer" ON "billing_adjustment"("proposer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "billing_adjustment_agreement_id_created_at_idx" ON "billing_adjustment"("agreement_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "billing_adjustment_invoice_id_idx" ON "billing_adjustment"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "billing_adjustment_token" ON "billing_adjustment"("proposer_id", "client_token");

-- AddForeignKey
ALTER TABLE "payment_request" ADD CONSTRAINT "payment_request_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_adjustment" ADD CONSTRAINT "billing_adjustment_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_adjustment" ADD CONSTRAINT "billing_adjustment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Invariants -------------------------------------------------------------------------------------------------------

ALTER TABLE payment_request
  ADD CONSTRAINT payment_request_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT payment_request_status_known CHECK (status IN
    ('VALIDATING', 'VALIDATION_FAILED', 'PENDING_APPROVAL', 'APPROVED', 'REJECTED', 'CANCELLED')),
  ADD CONSTRAINT payment_request_charged_when_approved CHECK ((status = 'APPROVED') = (charge_id IS NOT NULL));

ALTER TABLE billing_adjustment
  ADD CONSTRAINT billing_adjustment_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT billing_adjustment_status_known CHECK (status IN ('PENDING', 'COMPLETED', 'VALIDATION_FAILED'));

CREATE UNIQUE INDEX billing_adjustment_one_pending ON billing_adjustment (invoice_id) WHERE status = 'PENDING';

CREATE FUNCTION refuse_change_of_final_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is final (%)', TG_TABLE_NAME, OLD.id, OLD.status USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER payment_request_final_is_final BEFORE UPDATE ON payment_request FOR EACH ROW
  WHEN (OLD.status NOT IN ('VALIDATING', 'PENDING_APPROVAL') AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION refuse_change_of_final_payment();
CREATE TRIGGER billing_adjustment_final_is_final BEFORE UPDATE ON billing_adjustment FOR EACH ROW
  WHEN (OLD.status <> 'PENDING' AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION refuse_change_of_final_payment();

-- The invoice is locked, so that two adjustments at once are added up one after the other.
CREATE FUNCTION refuse_adjustment_above_charge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE charged numeric; adjusted numeric;
BEGIN
  SELECT amount INTO charged FROM invoice WHERE id = NEW.invoice_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO adjusted FROM billing_adjustment
    WHERE invoice_id = NEW.invoice_id AND status <> 'VALIDATION_FAILED' AND id <> NEW.id;
  IF NEW.status <> 'VALIDATION_FAILED' AND adjusted + NEW.amount > charged THEN
    RAISE EXCEPTION 'adjustments of invoice % would exceed its charge', NEW.invoice_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER billing_adjustment_within_charge BEFORE INSERT ON billing_adjustment FOR EACH ROW
  EXECUTE FUNCTION refuse_adjustment_above_charge();

-- Work that is due -------------------------------------------------------------------------------------------------

CREATE INDEX payment_request_due ON payment_request (approves_at) WHERE status = 'PENDING_APPROVAL';
CREATE INDEX billing_adjustment_pending ON billing_adjustment (created_at) WHERE status = 'PENDING';

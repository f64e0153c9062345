-- CreateTable
CREATE TABLE "agreement_proposal" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "acceptor_id" TEXT,
    "resale_authorization_id" TEXT,
    "terms" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_request" (
    "id" TEXT NOT NULL,
    "acceptor_id" TEXT NOT NULL,
    "acceptor_name" TEXT NOT NULL,
    "proposer_id" TEXT NOT NULL,
    "proposer_name" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "product_title" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "proposal_id" TEXT,
    "source_agreement_id" TEXT,
    "status" TEXT NOT NULL,
    "requested_terms" JSONB NOT NULL,
    "accepted_terms" JSONB NOT NULL,
    "charge_summary" JSONB NOT NULL,
    "client_token" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "agreement_id" TEXT,

    CONSTRAINT "agreement_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_proposal_product_id_idx" ON "agreement_proposal"("product_id");

-- CreateIndex
CREATE INDEX "agreement_request_acceptor" ON "agreement_request"("acceptor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "agreement_request_source_agreement_id_idx" ON "agreement_request"("source_agreement_id");

-- CreateIndex
CREATE INDEX "agreement_request_agreement_id_idx" ON "agreement_request"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_request_token" ON "agreement_request"("acceptor_id", "client_token");



-- A request is accepted once, and then it names what came of it; what it quoted never changes.
ALTER TABLE agreement_request
  ADD CONSTRAINT agreement_request_status_known CHECK (status IN ('OPEN', 'ACCEPTED', 'SUPERSEDED')),
  ADD CONSTRAINT agreement_request_intent_known CHECK (intent IN ('NEW', 'AMEND', 'REPLACE')),
  ADD CONSTRAINT agreement_request_names_what_it_is_about CHECK (
    (intent = 'AMEND') = (proposal_id IS NULL) AND (intent = 'NEW') = (source_agreement_id IS NULL)),
  ADD CONSTRAINT agreement_request_agreement_when_accepted CHECK ((status = 'ACCEPTED') = (agreement_id IS NOT NULL)),
  ADD CONSTRAINT agreement_request_acceptor_is_not_proposer CHECK (acceptor_id <> proposer_id);

-- Two requests never make the same agreement; an agreement may be amended by several.
CREATE UNIQUE INDEX agreement_request_made ON agreement_request (agreement_id) WHERE intent <> 'AMEND';

CREATE FUNCTION refuse_change_of_closed_agreement_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'agreement request % is closed (%)', OLD.id, OLD.status USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER agreement_request_closed_is_closed BEFORE UPDATE ON agreement_request FOR EACH ROW
  WHEN (OLD.status <> 'OPEN') EXECUTE FUNCTION refuse_change_of_closed_agreement_request();

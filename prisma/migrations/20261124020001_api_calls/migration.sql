-- What the API was asked and answered, kept for a while.
CREATE TABLE "api_call" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" TEXT,
    "key_id" TEXT,
    "operation" TEXT NOT NULL,
    "agreement_id" TEXT,
    "status" INTEGER NOT NULL,
    "error_type" TEXT,
    "rule" TEXT,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "client" TEXT,
    "request" TEXT,
    "answer" TEXT,

    CONSTRAINT "api_call_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "api_call_account_id_at_id_idx" ON "api_call"("account_id", "at" DESC, "id" DESC);
CREATE INDEX "api_call_at_id_idx" ON "api_call"("at" DESC, "id" DESC);

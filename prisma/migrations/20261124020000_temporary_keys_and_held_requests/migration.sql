-- Temporary keys end and carry a token; a request that the API took although another agreement depends on it is held back from
-- the buyer until the background check.
ALTER TABLE "access_key" ADD COLUMN "expires_at" TIMESTAMPTZ(3),
ADD COLUMN "session_token_hash" TEXT;

ALTER TABLE "cancellation_request" ADD COLUMN "is_held" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX cancellation_request_held ON cancellation_request (created_at) 
  WHERE is_held AND status = 'PENDING_APPROVAL';

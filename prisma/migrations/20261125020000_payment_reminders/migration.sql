-- Up to when the buyer was reminded of a payment request that waits; those that wait already are reminded from now on.
ALTER TABLE "payment_request" ADD COLUMN "reminded_until" TIMESTAMPTZ(3);
UPDATE payment_request SET reminded_until = GREATEST(created_at, now());
ALTER TABLE "payment_request" ALTER COLUMN "reminded_until" SET NOT NULL;
CREATE INDEX payment_request_pending ON payment_request (agreement_id) WHERE status = 'PENDING_APPROVAL';

-- What Prisma's schema language cannot say: the invariants that no caller can talk the database out of, and the indexes
-- behind the lists. `coalesce(end_at, 'infinity')` is the "ends on" order: agreements without an end come last.

-- Invariants -------------------------------------------------------------------------------------------------------

ALTER TABLE agreement
  ADD CONSTRAINT agreement_acceptor_is_not_proposer CHECK (acceptor_id <> proposer_id),
  ADD CONSTRAINT agreement_value_not_negative CHECK (value >= 0),
  ADD CONSTRAINT agreement_status_known CHECK (status IN
    ('ACTIVE', 'ARCHIVED', 'CANCELLED', 'EXPIRED', 'RENEWED', 'REPLACED', 'ROLLED_BACK', 'SUPERSEDED', 'TERMINATED'));

CREATE UNIQUE INDEX cancellation_request_one_pending ON cancellation_request (agreement_id)
  WHERE status = 'PENDING_APPROVAL';

-- Hours, not days: a day of an interval follows the session's time zone, 7 x 24 h does not.
ALTER TABLE cancellation_request
  ADD CONSTRAINT cancellation_request_deadline CHECK (respond_by = created_at + interval '168 hours'),
  ADD CONSTRAINT cancellation_request_acceptor_is_not_proposer CHECK (acceptor_id <> proposer_id),
  ADD CONSTRAINT cancellation_request_status_known CHECK (status IN
    ('PENDING_APPROVAL', 'APPROVED', 'REJECTED', 'CANCELLED', 'VALIDATION_FAILED')),
  ADD CONSTRAINT cancellation_request_resolved_when_final CHECK ((status = 'PENDING_APPROVAL') = (resolved_at IS NULL)),
  ADD CONSTRAINT cancellation_request_answered_in_time CHECK (
    resolution IS DISTINCT FROM 'BUYER' OR resolved_at < respond_by);

CREATE FUNCTION refuse_change_of_final_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'cancellation request % is final (%)', OLD.id, OLD.status USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER cancellation_request_final_is_final BEFORE UPDATE ON cancellation_request FOR EACH ROW
  WHEN (OLD.status <> 'PENDING_APPROVAL' AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION refuse_change_of_final_request();

CREATE FUNCTION refuse_invoice_after_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM agreement WHERE id = NEW.agreement_id AND ended_at <= NEW.period_start_at) THEN
    RAISE EXCEPTION 'agreement % ended before the period that starts at %', NEW.agreement_id, NEW.period_start_at
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER invoice_not_after_end BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION refuse_invoice_after_end();

ALTER TABLE clock ADD CONSTRAINT clock_one_row CHECK (id = 1);
INSERT INTO clock (id) VALUES (1);

-- Lists ------------------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX agreement_proposer_end ON agreement (proposer_id, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_proposer_status_end ON agreement (proposer_id, status, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_proposer_acceptor_end ON agreement (proposer_id, acceptor_id, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_proposer_product_end ON agreement (proposer_id, product_id, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_proposer_offer ON agreement (proposer_id, offer_id, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_proposer_cancellation ON agreement
  (proposer_id, cancellation_status, (coalesce(end_at, 'infinity')), id) WHERE cancellation_status IS NOT NULL;
CREATE INDEX agreement_proposer_product_title ON agreement (proposer_id, product_title, id);
CREATE INDEX agreement_proposer_acceptor_name ON agreement (proposer_id, acceptor_name, id);
CREATE INDEX agreement_proposer_value ON agreement (proposer_id, value, id);
CREATE INDEX agreement_proposer_start ON agreement (proposer_id, start_at, id);
CREATE INDEX agreement_proposer_accepted ON agreement (proposer_id, accepted_at, id);
CREATE INDEX agreement_proposer_id ON agreement (proposer_id, id);
CREATE INDEX agreement_acceptor_end ON agreement (acceptor_id, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_acceptor_status_end ON agreement (acceptor_id, status, (coalesce(end_at, 'infinity')), id);
CREATE INDEX agreement_manufacturer_end ON agreement (manufacturer_id, (coalesce(end_at, 'infinity')), id)
  WHERE manufacturer_id <> proposer_id;
CREATE INDEX agreement_search ON agreement USING gin (lower(
  id || ' ' || offer_id || ' ' || offer_name || ' ' || acceptor_id || ' ' || acceptor_name || ' ' ||
  product_id || ' ' || product_title || ' ' || proposer_name) gin_trgm_ops);

CREATE INDEX cancellation_request_proposer ON cancellation_request
  (proposer_id, (status = 'PENDING_APPROVAL'), created_at, id);
CREATE INDEX cancellation_request_acceptor ON cancellation_request
  (acceptor_id, (status = 'PENDING_APPROVAL'), created_at, id);
CREATE INDEX cancellation_request_all ON cancellation_request ((status = 'PENDING_APPROVAL'), created_at, id);
CREATE UNIQUE INDEX cancellation_request_token ON cancellation_request (proposer_id, client_token);

-- Work that is due -------------------------------------------------------------------------------------------------

CREATE INDEX cancellation_request_due ON cancellation_request (respond_by) WHERE status = 'PENDING_APPROVAL';
CREATE INDEX agreement_expiring ON agreement (end_at) WHERE status = 'ACTIVE' AND end_at IS NOT NULL;
CREATE INDEX charge_due ON charge (charge_at) WHERE invoice_id IS NULL;
CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE state = 'PENDING';

-- An approval rewrites a request and an agreement once in their lives: leave room so that the new row fits its page.
ALTER TABLE agreement SET (fillfactor = 90);
ALTER TABLE cancellation_request SET (fillfactor = 80);
ALTER TABLE delivery SET (fillfactor = 80);

-- What SearchAgreements filters and sorts by beyond the console's lists, and requests in the API's order.
CREATE INDEX "agreement_proposer_updated" ON "agreement"("proposer_id", "updated_at", "id");
CREATE INDEX "agreement_initial" ON "agreement"("initial_agreement_id");
CREATE INDEX agreement_offer_set ON agreement (offer_set_id) WHERE offer_set_id IS NOT NULL;
CREATE INDEX agreement_proposer_reason_end ON agreement
  (proposer_id, end_time_behavior_reason, (coalesce(end_at, 'infinity')), id) WHERE end_time_behavior_reason IS NOT NULL;
CREATE INDEX entitlement_license ON entitlement (license_arn) WHERE license_arn IS NOT NULL;
CREATE INDEX "cancellation_request_proposer_created" ON "cancellation_request"("proposer_id", "created_at", "id");
CREATE INDEX "cancellation_request_acceptor_created" ON "cancellation_request"("acceptor_id", "created_at", "id");

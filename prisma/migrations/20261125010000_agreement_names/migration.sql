-- The names of buyers and products as agreements carry them, one row each: "contains" reads this short list first.
CREATE TABLE agreement_name (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (id, name)
);
CREATE INDEX agreement_name_search ON agreement_name USING gin (lower(name) gin_trgm_ops);

INSERT INTO agreement_name (id, name)
SELECT acceptor_id, acceptor_name FROM agreement UNION SELECT product_id, product_title FROM agreement;

CREATE FUNCTION keep_names_of_new_agreements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agreement_name (id, name)
  SELECT acceptor_id, acceptor_name FROM added UNION SELECT product_id, product_title FROM added ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_names_added AFTER INSERT ON agreement REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION keep_names_of_new_agreements();

CREATE FUNCTION keep_names_of_changed_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO agreement_name (id, name)
  VALUES (NEW.acceptor_id, NEW.acceptor_name), (NEW.product_id, NEW.product_title) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_names_changed AFTER UPDATE OF acceptor_name, product_title, acceptor_id, product_id ON agreement
  FOR EACH ROW WHEN ((OLD.acceptor_id, OLD.acceptor_name, OLD.product_id, OLD.product_title)
    IS DISTINCT FROM (NEW.acceptor_id, NEW.acceptor_name, NEW.product_id, NEW.product_title))
  EXECUTE FUNCTION keep_names_of_changed_agreement();

-- A product is sold by one seller or a few: without this the planner takes a seller's product for rare and sorts all of it.
CREATE STATISTICS agreement_seller_product (dependencies) ON proposer_id, product_title FROM agreement;

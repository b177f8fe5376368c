CREATE TABLE accounts (id serial PRIMARY KEY, cents bigint NOT NULL);
CREATE TABLE audit (id serial PRIMARY KEY, account_id integer, cents bigint);
CREATE FUNCTION log_account() RETURNS trigger AS $$
BEGIN
  IF NEW.cents <> OLD.cents THEN
    INSERT INTO audit (account_id, cents) VALUES (NEW.id, NEW.cents);
  END IF;
  RETURN NULL;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER accounts_log AFTER UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION log_account();
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'SELECT sum(cents) FROM accounts';

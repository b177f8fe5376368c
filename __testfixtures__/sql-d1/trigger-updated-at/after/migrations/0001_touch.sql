CREATE OR REPLACE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;
CREATE TABLE a (id serial PRIMARY KEY, v text, updated_at timestamptz);
CREATE TABLE b (id uuid PRIMARY KEY, v text, updated_at timestamptz);
CREATE TRIGGER a_touch BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER b_touch BEFORE INSERT OR UPDATE ON b FOR EACH ROW EXECUTE PROCEDURE set_updated_at();

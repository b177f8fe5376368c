CREATE FUNCTION touch() RETURNS trigger AS $$
BEGIN
  NEW.updated_at = CURRENT_TIMESTAMP;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TABLE parents (id serial PRIMARY KEY, v text, updated_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE children (id serial PRIMARY KEY, parent_id integer REFERENCES parents (id) ON DELETE CASCADE, v text, updated_at timestamptz);
CREATE TRIGGER touch_parents BEFORE UPDATE ON parents FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER touch_children BEFORE UPDATE OF v ON children FOR EACH ROW WHEN (OLD.v IS DISTINCT FROM NEW.v) EXECUTE FUNCTION touch();
INSERT INTO parents (v) VALUES ('p');
INSERT INTO children (parent_id, v) VALUES (1, 'c');

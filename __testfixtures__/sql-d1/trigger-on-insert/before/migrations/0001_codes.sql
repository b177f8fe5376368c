CREATE TABLE codes (id serial PRIMARY KEY, label text NOT NULL, slug text);
CREATE FUNCTION fill_slug() RETURNS trigger AS $$
BEGIN
  NEW.slug := lower(NEW.label);
  RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER codes_slug BEFORE INSERT ON codes FOR EACH ROW WHEN (NEW.slug IS NULL) EXECUTE FUNCTION fill_slug();

-- migrations/0001_codes.sql

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  slug TEXT
);

CREATE TRIGGER codes_slug AFTER INSERT ON codes
FOR EACH ROW WHEN (NEW.slug IS NULL)
BEGIN
  UPDATE codes SET slug = lower(NEW.label) WHERE rowid = NEW.rowid;
END;

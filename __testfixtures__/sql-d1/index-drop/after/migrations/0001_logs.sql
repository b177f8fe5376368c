CREATE TABLE logs (id bigserial PRIMARY KEY, level text, at timestamptz);
CREATE INDEX logs_level ON logs (level);
CREATE INDEX logs_at ON logs (at);
DROP INDEX logs_level;

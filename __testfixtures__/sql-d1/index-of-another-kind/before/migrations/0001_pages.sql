CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE pages (id serial PRIMARY KEY, title text NOT NULL, data jsonb, tags text[], seen timestamptz);
CREATE INDEX pages_data ON pages USING gin (data jsonb_path_ops);
CREATE INDEX pages_tags ON pages USING gin (tags);
CREATE INDEX pages_search ON pages USING gin (to_tsvector('english', title));

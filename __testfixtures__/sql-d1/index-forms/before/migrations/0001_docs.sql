CREATE TABLE docs (
  id serial PRIMARY KEY,
  owner integer NOT NULL,
  title text NOT NULL,
  body jsonb,
  deleted_at timestamptz,
  position integer
);
CREATE INDEX docs_owner_position ON public.docs USING btree (owner ASC, position DESC NULLS LAST);
CREATE INDEX docs_live ON docs (owner) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX docs_title_lower ON docs (lower(title)) WHERE (deleted_at IS NULL AND position > 0);
CREATE INDEX CONCURRENTLY IF NOT EXISTS docs_title_ops ON docs (title text_pattern_ops);
CREATE INDEX docs_kind ON docs ((body ->> 'kind'));
CREATE UNIQUE INDEX docs_including ON docs (owner, title) INCLUDE (position);
CREATE INDEX docs_hash ON docs USING hash (title) WITH (fillfactor = 70);
CREATE INDEX docs_brin ON docs USING brin (deleted_at);
CREATE INDEX ON docs (title, owner);

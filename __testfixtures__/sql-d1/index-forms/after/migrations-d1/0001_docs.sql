-- migrations/0001_docs.sql

CREATE TABLE docs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT,
  deleted_at INTEGER,
  position INTEGER
);

CREATE INDEX docs_owner_position ON docs (owner, position DESC);

CREATE INDEX docs_live ON docs (owner) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX docs_title_lower ON docs (lower(title)) WHERE deleted_at IS NULL AND position > 0;

CREATE INDEX docs_title_ops ON docs (title);

CREATE INDEX docs_kind ON docs ((CASE json_type(body, '$.kind') WHEN 'text' THEN body ->> '$.kind' WHEN 'null' THEN NULL ELSE body -> '$.kind' END));

CREATE UNIQUE INDEX docs_including ON docs (owner, title);

CREATE INDEX docs_hash ON docs (title);

CREATE INDEX docs_brin ON docs (deleted_at);

CREATE INDEX docs_title_owner_idx ON docs (title, owner);

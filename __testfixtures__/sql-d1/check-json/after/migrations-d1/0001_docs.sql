-- migrations/0001_docs.sql

CREATE TABLE docs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL DEFAULT '{}',
  tags TEXT,
  meta TEXT,
  list TEXT,
  CHECK (CASE json_type(body) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'text' THEN 'string' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE json_type(body) END = 'object'),
  CHECK (tags IS NULL OR CASE json_type(tags) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'text' THEN 'string' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE json_type(tags) END = 'array'),
  CHECK (meta ->> '$.kind' IN ('a', 'b')),
  CHECK (json_array_length(list) <= 3)
);

CREATE TABLE settings (
  id serial PRIMARY KEY,
  prefs jsonb NOT NULL DEFAULT '{"theme": "dark", "size": 12, "a": [1, 2], "nested": {"zeta": true, "b": null}}'::jsonb,
  raw json DEFAULT '{"b": 1,  "a": 2}',
  tags text[] NOT NULL DEFAULT '{}',
  label text
);
INSERT INTO settings (label) VALUES ('first');
INSERT INTO settings (prefs, tags, label) VALUES ('{"size": 20, "theme": "light", "deep": {"x": [10, 20]}}', ARRAY['x', 'y'], 'second');
UPDATE settings SET label = prefs ->> 'theme' WHERE prefs ->> 'theme' = 'light';
UPDATE settings SET prefs = jsonb_set(prefs, '{size}', '14') WHERE (prefs ->> 'size')::int = 12;
UPDATE settings SET prefs = prefs - 'nested' WHERE prefs ? 'nested';
UPDATE settings SET label = prefs #>> '{deep,x,1}' WHERE prefs #> '{deep,x}' IS NOT NULL;
UPDATE settings SET tags = array_append(tags, 'z') WHERE 'x' = ANY (tags);
UPDATE settings SET label = label || ':' || cardinality(tags)::text WHERE tags @> ARRAY['y'];
DELETE FROM settings WHERE tags && ARRAY['nothing'];
CREATE VIEW themes AS SELECT id, prefs ->> 'theme' AS theme, jsonb_array_length(prefs -> 'a') AS items FROM settings;

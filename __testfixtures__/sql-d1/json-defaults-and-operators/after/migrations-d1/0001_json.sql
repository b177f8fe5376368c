-- migrations/0001_json.sql

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  prefs TEXT NOT NULL DEFAULT '{"a": [1, 2], "size": 12, "theme": "dark", "nested": {"b": null, "zeta": true}}',
  raw TEXT DEFAULT '{"b": 1,  "a": 2}',
  tags TEXT NOT NULL DEFAULT '[]',
  label TEXT
);

INSERT INTO settings (label) VALUES ('first');

INSERT INTO settings (prefs, tags, label) VALUES ('{"deep": {"x": [10, 20]}, "size": 20, "theme": "light"}', '["x","y"]', 'second');

UPDATE settings SET label = CASE json_type(prefs, '$.theme') WHEN 'text' THEN prefs ->> '$.theme' WHEN 'null' THEN NULL ELSE prefs -> '$.theme' END WHERE prefs ->> '$.theme' = 'light';

UPDATE settings SET prefs = json_set(prefs, '$.size', json('14')) WHERE CAST(prefs ->> '$.size' AS INTEGER) = 12;

UPDATE settings SET prefs = json_remove(prefs, '$.nested') WHERE CASE WHEN prefs IS NULL THEN NULL WHEN json_type(prefs) = 'object' THEN json_type(prefs, '$.nested') IS NOT NULL ELSE EXISTS (SELECT 1 FROM json_each(prefs) WHERE type = 'text' AND value = 'nested') END;

UPDATE settings SET label = CASE json_type(prefs, '$.deep.x[1]') WHEN 'text' THEN prefs ->> '$.deep.x[1]' WHEN 'null' THEN NULL ELSE prefs -> '$.deep.x[1]' END WHERE prefs -> '$.deep.x' IS NOT NULL;

UPDATE settings SET tags = json_insert(settings.tags, '$[#]', 'z') WHERE 'x' IN (SELECT value FROM json_each(settings.tags));

UPDATE settings SET label = label || ':' || CAST(json_array_length(settings.tags) AS TEXT) WHERE NOT EXISTS (SELECT 1 FROM json_each('["y"]') WHERE value IS NULL OR value NOT IN (SELECT value FROM json_each(tags) WHERE value IS NOT NULL));

DELETE FROM settings WHERE EXISTS (SELECT 1 FROM json_each(tags) WHERE value IN (SELECT value FROM json_each('["nothing"]')));

CREATE VIEW themes AS
SELECT id, CASE json_type(prefs, '$.theme') WHEN 'text' THEN prefs ->> '$.theme' WHEN 'null' THEN NULL ELSE prefs -> '$.theme' END AS theme, json_array_length(prefs -> '$.a') AS items FROM settings;

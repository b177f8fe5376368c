-- migrations/0001_rows.sql

CREATE TABLE nodes (
  id INT NOT NULL,
  parent_id INTEGER,
  label TEXT NOT NULL,
  depth INTEGER,
  path TEXT,
  at INTEGER,
  PRIMARY KEY (id)
);

INSERT INTO nodes (id, parent_id, label) VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 3, 'c'), (5, NULL, 'loose');

WITH RECURSIVE tree AS (
  SELECT id, 0 AS depth, label AS path FROM nodes WHERE parent_id IS NULL
UNION ALL
SELECT n.id, t.depth + 1, t.path || '/' || n.label FROM nodes AS n JOIN tree AS t ON n.parent_id = t.id
)
UPDATE nodes SET depth = tree.depth, path = tree.path FROM tree WHERE tree.id = nodes.id;

WITH old AS MATERIALIZED (SELECT id FROM nodes WHERE depth > 1) DELETE FROM nodes WHERE id IN (SELECT id FROM old);

-- Left to a person (sql-d1/modifying-cte):
-- WITH gone AS (DELETE FROM nodes WHERE label = 'loose' RETURNING id, label)
-- INSERT INTO removed SELECT id, label FROM gone

CREATE TABLE removed (
  id INTEGER,
  label TEXT
);

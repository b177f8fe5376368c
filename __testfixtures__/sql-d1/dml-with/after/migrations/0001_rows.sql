CREATE TABLE nodes (id integer PRIMARY KEY, parent_id integer, label text NOT NULL, depth integer, path text, at timestamptz);
CREATE TABLE removed (id integer, label text);
INSERT INTO nodes (id, parent_id, label) VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 3, 'c'), (5, NULL, 'loose');
WITH RECURSIVE tree AS (
  SELECT id, 0 AS depth, label AS path FROM nodes WHERE parent_id IS NULL
  UNION ALL
  SELECT n.id, t.depth + 1, t.path || '/' || n.label FROM nodes n JOIN tree t ON n.parent_id = t.id
)
UPDATE nodes SET depth = tree.depth, path = tree.path FROM tree WHERE tree.id = nodes.id;
WITH old AS MATERIALIZED (SELECT id FROM nodes WHERE depth > 1) DELETE FROM nodes WHERE id IN (SELECT id FROM old);
WITH gone AS (DELETE FROM nodes WHERE label = 'loose' RETURNING id, label)
INSERT INTO removed SELECT id, label FROM gone;

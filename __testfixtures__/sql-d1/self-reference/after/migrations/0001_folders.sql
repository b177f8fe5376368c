CREATE TABLE folders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  parent_id uuid REFERENCES folders (id) ON DELETE CASCADE,
  name text NOT NULL
);
INSERT INTO folders (id, parent_id, name) VALUES
  ('6f1c2a4e-0000-4000-8000-000000000001', NULL, 'root'),
  ('6f1c2a4e-0000-4000-8000-000000000002', '6f1c2a4e-0000-4000-8000-000000000001', 'inbox');

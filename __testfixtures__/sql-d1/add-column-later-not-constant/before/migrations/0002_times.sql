ALTER TABLE cars ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

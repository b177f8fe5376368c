ALTER TABLE accounts ADD COLUMN kind text NOT NULL DEFAULT 'current';

ALTER TABLE events ADD COLUMN seen timestamptz DEFAULT now();

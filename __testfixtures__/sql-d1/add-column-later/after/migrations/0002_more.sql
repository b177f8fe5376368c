ALTER TABLE cars
  ADD COLUMN color text,
  ADD COLUMN doors smallint NOT NULL DEFAULT 4 CHECK (doors > 0),
  ADD COLUMN sold boolean NOT NULL DEFAULT false,
  ADD COLUMN maker_id integer REFERENCES makers (id) ON DELETE SET NULL,
  ADD COLUMN vin text UNIQUE;

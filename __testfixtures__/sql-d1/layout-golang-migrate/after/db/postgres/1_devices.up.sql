BEGIN;
CREATE TABLE devices (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  label text NOT NULL
);
COMMIT;

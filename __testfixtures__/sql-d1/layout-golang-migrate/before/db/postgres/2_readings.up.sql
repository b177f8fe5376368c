CREATE TABLE readings (
  device_id uuid NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
  taken_at timestamptz NOT NULL DEFAULT now(),
  celsius double precision NOT NULL,
  PRIMARY KEY (device_id, taken_at)
);

-- db/postgres/10_readings_index.up.sql

CREATE INDEX readings_by_time ON readings (taken_at DESC);

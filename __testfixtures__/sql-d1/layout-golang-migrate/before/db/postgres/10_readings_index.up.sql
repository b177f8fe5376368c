CREATE INDEX readings_by_time ON readings (taken_at DESC);

-- migrations/0001_events.sql

-- Left to a person (sql-d1/partition):
-- CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')

CREATE TABLE events (
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (at, kind)
);

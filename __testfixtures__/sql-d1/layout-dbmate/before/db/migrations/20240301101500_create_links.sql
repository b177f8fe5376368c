-- migrate:up
CREATE TABLE links (
  id bigserial PRIMARY KEY,
  url text NOT NULL,
  visited_at timestamptz
);

-- migrate:down
DROP TABLE links;

CREATE TYPE role AS ENUM ('admin', 'editor', 'viewer');
CREATE TABLE members (
  id serial PRIMARY KEY,
  role role NOT NULL DEFAULT 'viewer'::role,
  also role[] NOT NULL DEFAULT '{}'::role[],
  past role[] DEFAULT ARRAY['viewer', 'editor']::role[]
);
INSERT INTO members (role, also) VALUES ('admin', '{editor,viewer}');
INSERT INTO members (also) VALUES (ARRAY['admin']::role[]);

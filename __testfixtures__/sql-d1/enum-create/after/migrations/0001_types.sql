CREATE TYPE "public"."Status" AS ENUM ('draft', 'it''s live', 'gone');
CREATE SCHEMA app;
CREATE TYPE app.level AS ENUM ('low', 'high');
CREATE TABLE posts (
  id serial PRIMARY KEY,
  status "Status" NOT NULL DEFAULT 'draft',
  level app.level,
  levels app.level[] NOT NULL DEFAULT '{}'
);

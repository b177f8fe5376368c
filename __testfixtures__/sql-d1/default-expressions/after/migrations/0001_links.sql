CREATE TABLE links (
  id bigserial PRIMARY KEY,
  slug text NOT NULL DEFAULT lower('ABC' || '-' || 'x'),
  weight integer NOT NULL DEFAULT 2 * (3 + 4),
  settings jsonb NOT NULL DEFAULT jsonb_build_object('theme', 'dark', 'on', true),
  year integer NOT NULL DEFAULT extract(year from now()),
  digest text DEFAULT md5(random()::text)
);

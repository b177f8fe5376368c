-- +goose Up
ALTER TABLE articles ADD COLUMN slug TEXT;
CREATE UNIQUE INDEX articles_slug ON articles (slug);

-- +goose Down
ALTER TABLE articles DROP COLUMN slug;

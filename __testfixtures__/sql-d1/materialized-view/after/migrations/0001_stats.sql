CREATE TABLE visits (id bigserial PRIMARY KEY, page text NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE MATERIALIZED VIEW page_visits AS SELECT page, count(*) AS visits FROM visits GROUP BY page WITH NO DATA;
CREATE UNIQUE INDEX page_visits_page ON page_visits (page);
REFRESH MATERIALIZED VIEW page_visits;

-- migrations/0001_tenants.sql

-- Left to a person (sql-d1/row-security):
-- CREATE POLICY tenants_own ON tenants USING (id = current_setting('app.tenant')::uuid)

CREATE TABLE tenants (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE tenants (id uuid PRIMARY KEY, name text NOT NULL);
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants_own ON tenants USING (id = current_setting('app.tenant')::uuid);
GRANT SELECT, INSERT ON tenants TO PUBLIC;
REVOKE ALL ON tenants FROM PUBLIC;

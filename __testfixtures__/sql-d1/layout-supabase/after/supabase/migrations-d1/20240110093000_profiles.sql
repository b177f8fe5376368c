-- supabase/migrations/20240110093000_profiles.sql

-- Left to a person (sql-d1/row-security):
-- create policy "Profiles are visible to everyone" on public.profiles
--   for select using (true)

-- Left to a person (sql-d1/row-security):
-- create policy "Users change their own profile" on public.profiles
--   for update using (auth.uid() = id)

CREATE TABLE profiles (
  id TEXT NOT NULL,
  username TEXT,
  avatar_url TEXT,
  inserted_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX profiles_username_key ON profiles (username);

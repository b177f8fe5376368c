create table public.profiles (
  id uuid primary key references auth.users on delete cascade,
  username text unique,
  avatar_url text,
  inserted_at timestamptz not null default timezone('utc'::text, now())
);

alter table public.profiles enable row level security;

create policy "Profiles are visible to everyone" on public.profiles
  for select using (true);

create policy "Users change their own profile" on public.profiles
  for update using (auth.uid() = id);

grant select on public.profiles to anon, authenticated;

import { describe, expect, test } from "vitest";
import { asksOnlyCatalogs, holds } from "../../src/sql/postgres/changes/catalog-condition.js";
import { openPostgresServer } from "../../src/verify/postgres-server.js";
import { readSchema } from "../../src/sql/postgres/changes/read-schema.js";

const schema = `
  CREATE TYPE state AS ENUM ('on', 'off');
  CREATE DOMAIN short AS varchar(9) NOT NULL;
  CREATE TABLE rooms (id serial PRIMARY KEY, name varchar(20) NOT NULL, size numeric DEFAULT 0, label short);
  CREATE TABLE "Lamps" (id uuid PRIMARY KEY, room_id integer REFERENCES rooms (id), state state, tags text[], UNIQUE (state));
  CREATE TABLE auth.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, age integer CHECK (age > 0));
  CREATE INDEX rooms_name ON rooms (name);
  CREATE VIEW all_rooms AS SELECT * FROM rooms;
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE TRIGGER touch BEFORE UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION touch();
`;
const catalog = readSchema(`CREATE SCHEMA auth; ${schema}`);

const table = {
  yes: [
    "EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'rooms')",
    "EXISTS (SELECT FROM information_schema.tables t WHERE t.table_schema = 'auth' AND t.table_name = 'users')",
    "NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'lamps')",
    "exists (select 1 from information_schema.columns where table_name = 'Lamps' and column_name = 'tags' and data_type = 'ARRAY')",
    "EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'label' AND is_nullable = 'NO' AND character_maximum_length = 9)",
    "(SELECT data_type FROM information_schema.columns WHERE table_name = 'rooms' AND column_name = 'name') = 'character varying'",
    "(SELECT column_default FROM information_schema.columns WHERE table_name = 'rooms' AND column_name = 'size') IS NOT NULL",
    "EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'Lamps_room_id_fkey' AND contype = 'f' AND conrelid = '\"Lamps\"'::regclass)",
    "EXISTS (SELECT 1 FROM pg_constraint c JOIN pg_class t ON c.conrelid = t.oid WHERE t.relname = 'users' AND c.contype = 'c')",
    "EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typname = 'state' AND n.nspname = current_schema())",
    "EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'off' AND enumtypid = 'state'::regtype)",
    "NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'dim' AND enumtypid = (SELECT oid FROM pg_type WHERE typname = 'state'))",
    "EXISTS (SELECT 1 FROM pg_indexes WHERE indexname IN ('rooms_name', 'other') AND schemaname = 'public')",
    "EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = 'rooms_id_seq' AND c.relkind = 'S')",
    "EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'public.rooms'::regclass AND attname = 'size' AND NOT attisdropped)",
    "EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'touch' AND tgrelid = to_regclass('rooms'))",
    "EXISTS (SELECT 1 FROM pg_views WHERE viewname LIKE 'all%')",
    "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = ANY (ARRAY['rooms', 'x']))",
    "to_regclass('public.nothing') IS NULL AND to_regclass('auth.users') IS NOT NULL",
    "(SELECT count(*) FROM information_schema.columns WHERE table_name = 'rooms') = 4",
    // One side decides, whatever the other one is.
    "EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'rooms') OR EXISTS (SELECT 1 FROM rooms)",
  ],
  no: [
    "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'rooms' AND column_name = 'floor')",
    "NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state')",
    "EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_name = 'rooms' AND constraint_type = 'UNIQUE')",
    "EXISTS (SELECT 1 FROM rooms) AND to_regclass('nothing') IS NOT NULL",
    // NULL is no.
    "(SELECT data_type FROM information_schema.columns WHERE column_name = 'nothing') = 'text'",
  ],
  unknown: [
    "EXISTS (SELECT 1 FROM rooms)",
    "EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'vector')",
    "current_setting('server_version_num')::int >= 150000",
    "EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'size' AND column_default = '0')",
    "EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = 'nothing'::regclass)",
    "EXISTS (SELECT 1 FROM pg_class c LEFT JOIN pg_namespace n ON n.oid = c.relnamespace)",
    "EXISTS (SELECT table_name FROM information_schema.columns GROUP BY table_name HAVING count(*) > 9)",
    "NOT",
  ],
} as const;

describe("conditions over PostgreSQL's catalogs", () => {
  test.each(table.yes)("%s", (condition) => expect(holds(condition, catalog)).toBe(true));
  test.each(table.no)("not: %s", (condition) => expect(holds(condition, catalog)).toBe(false));
  test.each(table.unknown)("unknown: %s", (condition) => expect(holds(condition, catalog)).toBeUndefined());
});

test("PostgreSQL answers alike", async () => {
  const server = await openPostgresServer(process.cwd());
  const database = await server.open();
  try {
    await database.execute(`CREATE SCHEMA auth; ${schema}`);
    const wrong: string[] = [];
    for (const condition of [...table.yes, ...table.no]) {
      const [row] = await database.query(`SELECT coalesce((${condition}), false)::text`);
      if (row?.[0] !== String(holds(condition, catalog))) wrong.push(condition);
    }
    expect(wrong).toEqual([]);
  } finally {
    await database.close();
    await server.dispose();
  }
}, 180_000);

test("a guard asks nothing but catalogs", () => {
  expect(asksOnlyCatalogs("NOT EXISTS (SELECT 1 FROM pg_policies WHERE policyname = 'x')")).toBe(true);
  expect(asksOnlyCatalogs("NOT EXISTS (SELECT 1 FROM pg_class JOIN users ON true)")).toBe(false);
  expect(asksOnlyCatalogs("current_setting('x') = 'y'")).toBe(false);
});

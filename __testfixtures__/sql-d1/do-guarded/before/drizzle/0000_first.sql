DO $$ BEGIN
 CREATE TYPE "state" AS ENUM('on', 'off');
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
CREATE TABLE "lamps" ("id" serial PRIMARY KEY NOT NULL, "room_id" integer, "state" "state" DEFAULT 'off' NOT NULL);
--> statement-breakpoint
CREATE TABLE "rooms" ("id" serial PRIMARY KEY NOT NULL, "name" text);
--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "lamps" ADD CONSTRAINT "lamps_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE set null ON UPDATE no action;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'rooms' AND column_name = 'floor') THEN
    ALTER TABLE rooms ADD COLUMN floor integer;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
    CREATE TYPE state AS ENUM ('x');
  END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TABLE tokens (
  id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
  second uuid NOT NULL DEFAULT uuid_generate_v4(),
  third uuid DEFAULT public.uuid_generate_v4(),
  fixed uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid,
  short text DEFAULT substr(gen_random_uuid()::text, 1, 8)
);

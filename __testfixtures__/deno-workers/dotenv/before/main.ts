import "@std/dotenv/load";
import { load } from "https://deno.land/std@0.208.0/dotenv/mod.ts";
import { config } from "https://deno.land/x/dotenv@v3.2.2/mod.ts";
import "https://deno.land/x/dotenv@v3.2.2/load.ts";

await load({ export: true });
const env = await load();
const { KEY } = config();

Deno.serve(() => Response.json({ name: env["NAME"], key: KEY, other: Deno.env.get("OTHER") }));

export { serve } from "https://deno.land/std@0.177.0/http/server.ts";
export { delay } from "https://deno.land/std@0.177.0/async/mod.ts";
export { join, extname } from "https://deno.land/std@0.177.0/path/mod.ts";
export { z } from "https://deno.land/x/zod@v3.22.4/mod.ts";

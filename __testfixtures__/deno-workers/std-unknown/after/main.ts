import { deepMerge } from "@std/collections";
import { deferred } from "https://deno.land/std@0.150.0/async/mod.ts";
import { parse } from "@std/yaml";
import * as colors from "@std/fmt/colors";
import * as path from "node:path";

const ready = deferred<void>();

const handler = (request: Request) => {
  console.log(colors.green(path.basename(request.url)));
  ready.resolve();
  return Response.json(deepMerge({ a: 1 }, parse("b: 2")));
};

export default { fetch: handler };

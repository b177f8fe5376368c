import { deepMerge } from "https://deno.land/std@0.150.0/collections/deep_merge.ts";
import { deferred } from "https://deno.land/std@0.150.0/async/mod.ts";
import { parse } from "https://deno.land/std@0.150.0/encoding/yaml.ts";
import * as colors from "https://deno.land/std@0.150.0/fmt/colors.ts";
import * as path from "https://deno.land/std@0.150.0/path/mod.ts";

const ready = deferred<void>();

Deno.serve((request) => {
  console.log(colors.green(path.basename(request.url)));
  ready.resolve();
  return Response.json(deepMerge({ a: 1 }, parse("b: 2")));
});

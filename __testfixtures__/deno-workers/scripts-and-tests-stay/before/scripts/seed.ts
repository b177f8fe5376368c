import { parseArgs } from "jsr:@std/cli@1/parse-args";
import { double } from "../double.ts";

await Deno.writeTextFile("seed.json", JSON.stringify({ value: double(Number(parseArgs(Deno.args).value)) }));

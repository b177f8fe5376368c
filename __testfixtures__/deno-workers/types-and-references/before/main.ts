/// <reference lib="deno.ns" />
/// <reference lib="deno.unstable" />
/// <reference types="https://deno.land/x/types/index.d.ts" />
import { answer } from "./answer.ts";
import type { Options } from "./answer.ts";

const options: Options = { name: "x" };

Deno.serve(answer(options));

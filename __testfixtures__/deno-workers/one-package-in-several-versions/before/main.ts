import { z } from "zod";
import { parse } from "./parse.ts";

Deno.serve((request) => Response.json(parse(z.string(), request.url)));

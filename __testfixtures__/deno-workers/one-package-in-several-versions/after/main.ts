import { z } from "zod";
import { parse } from "./parse.ts";

export default { fetch: (request: Request) => Response.json(parse(z.string(), request.url)) };

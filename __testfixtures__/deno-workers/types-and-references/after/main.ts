import { answer } from "./answer.ts";
import type { Options } from "./answer.ts";

const options: Options = { name: "x" };

const handler = answer(options);

export default { fetch: (request: Request) => handler(request) };

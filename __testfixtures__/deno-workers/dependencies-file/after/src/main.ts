import { cors, Hono } from "../deps.ts";
import { fingerprint } from "./fingerprint.ts";

const app = new Hono().use(cors());
app.get("/:text", (c) => c.text(fingerprint(c.req.param("text"))));

export default { fetch: (request: Request) => app.fetch(request) };

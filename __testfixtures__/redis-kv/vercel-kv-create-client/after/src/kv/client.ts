import { env } from "cloudflare:workers";

const client = env.KV;

export { client as store };

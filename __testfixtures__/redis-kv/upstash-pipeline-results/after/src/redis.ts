import { env } from "cloudflare:workers";

const redis = env.KV;

export default redis;

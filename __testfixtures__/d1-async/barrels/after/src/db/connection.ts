import { env } from "cloudflare:workers";

const connection = env.DB;

export default connection;

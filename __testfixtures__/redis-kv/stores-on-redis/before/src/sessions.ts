import connectRedis from "connect-redis";
import session from "express-session";
import { createClient } from "redis";

const client = createClient({ url: process.env.REDIS_URL });
const Store = connectRedis(session);

export const store = new Store({ client, prefix: "sess:" });

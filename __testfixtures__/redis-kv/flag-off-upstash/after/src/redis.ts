import { Redis } from "@upstash/redis";
import { upstashOrKv } from "./upstash-or-kv";

export const redis = upstashOrKv(() => Redis.fromEnv());

export type { RedisOptions } from "ioredis";

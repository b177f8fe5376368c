import Redis from "ioredis";
import { createClient } from "redis";

const redis = new Redis();
const client = createClient();

export const info = () => redis.call("INFO");
export const json = (key: string) => client.sendCommand(["JSON.GET", key]);
export const capital = (key: string) => client.SET(`c:${key}`, "1", { EX: 100 });

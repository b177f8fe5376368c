export { createClient } from "redis";

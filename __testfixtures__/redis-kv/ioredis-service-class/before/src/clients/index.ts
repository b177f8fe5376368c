export { redis } from "./redis";

// The Worker: what OpenNext builds of the app, and the classes that Cloudflare looks for among the exports.
// @ts-ignore: the build of OpenNext writes it
export { default } from "./.open-next/worker.js";
// @ts-ignore: the build of OpenNext writes it
export * from "./.open-next/worker.js";
export { RedisObject } from "./lib/redis-object";

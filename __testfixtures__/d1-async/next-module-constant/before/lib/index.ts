export { default, db as database } from "./db";
export * as posts from "./posts";

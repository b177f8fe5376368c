export { default as connection } from "./connection";
export * from "./users";
export * as users from "./users";
export { default as countPosts, default } from "./posts";

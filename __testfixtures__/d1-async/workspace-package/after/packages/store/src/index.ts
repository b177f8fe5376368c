export { openStore } from "./open";
export * from "./users";

export const config = { runtime: "edge" };

export { default } from "../../lib/handler";

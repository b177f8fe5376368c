export const settings = { runtime: "edge" };

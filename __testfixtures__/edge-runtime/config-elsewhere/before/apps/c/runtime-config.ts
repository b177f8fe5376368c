export const config = { runtime: "experimental-edge" };

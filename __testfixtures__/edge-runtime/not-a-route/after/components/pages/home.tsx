export const config = { runtime: "edge", colour: "red" };

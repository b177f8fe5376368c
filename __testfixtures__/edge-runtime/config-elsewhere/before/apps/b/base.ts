export const base = { matcher: "/", runtime: "edge" };

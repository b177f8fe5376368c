export const base = { matcher: "/" };

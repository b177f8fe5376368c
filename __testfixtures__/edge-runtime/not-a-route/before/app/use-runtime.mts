export const runtime = "edge";

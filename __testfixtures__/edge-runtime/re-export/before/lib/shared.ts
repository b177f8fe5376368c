// What all routes have in common.
export const runtime = "edge";
export const preferredRegion = "iad1";
export const maxDuration = 30;

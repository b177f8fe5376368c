export const runtime = "nodejs";
export const preferredRegion = "home";

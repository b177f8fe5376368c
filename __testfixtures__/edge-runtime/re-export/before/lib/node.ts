export const runtime = "nodejs";

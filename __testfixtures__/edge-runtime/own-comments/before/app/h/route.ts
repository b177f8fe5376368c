import { a } from "../../lib/a";

// Answers every request.
export const GET = a;
/* at the edge */ export const runtime = "edge"; /* for now */
// The end.

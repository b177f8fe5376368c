import { a } from "../../lib/a";

// Runs at the edge, close to the user.
export const runtime = "edge"; // Vercel

export const GET = a;

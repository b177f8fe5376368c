import { a } from "../../lib/a";

// Answers every request.
export const GET = a;
// The end.

import { a } from "../../lib/a";

// Route segment options
export const dynamic = "force-dynamic";

export const GET = a;

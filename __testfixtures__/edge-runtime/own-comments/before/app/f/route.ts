import { a } from "../../lib/a";

// Route segment options
export const runtime = "edge";
export const dynamic = "force-dynamic";

export const GET = a;

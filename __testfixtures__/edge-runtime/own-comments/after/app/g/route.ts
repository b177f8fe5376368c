import { a } from "../../lib/a";

export const dynamic = "force-dynamic";

export const GET = a;

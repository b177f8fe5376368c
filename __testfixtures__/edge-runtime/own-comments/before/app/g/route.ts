import { a } from "../../lib/a";

// oxlint-disable-next-line import/no-unused-modules
export const runtime = "edge";
export const dynamic = "force-dynamic";

export const GET = a;

import { a } from "../../lib/a";
export const runtime = "edge";
export const GET = a;

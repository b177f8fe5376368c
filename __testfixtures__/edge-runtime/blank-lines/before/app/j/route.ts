import { a } from "../../lib/a";


export const runtime = "edge";

// Says hello.
export const GET = a;

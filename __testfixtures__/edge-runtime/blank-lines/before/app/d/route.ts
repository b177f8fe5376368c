import { a } from "../../lib/a";

export const runtime = "edge";

export const preferredRegion = "iad1";


export const GET = a;

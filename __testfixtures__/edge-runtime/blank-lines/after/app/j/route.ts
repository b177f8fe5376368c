import { a } from "../../lib/a";


// Says hello.
export const GET = a;

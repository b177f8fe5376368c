import { log } from "../../lib/log";

const seen = log("unused before, too");

export function GET() {
  return new Response("ok");
}

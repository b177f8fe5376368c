import next from "next";

export function GET() {
  return Response.json(typeof next);
}

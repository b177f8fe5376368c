import { z } from "zod"

export async function POST(request: Request) {
  return Response.json(z.string().parse(await request.json()))
}

import { ServerRuntime } from "next"
import { z } from "zod"

export const runtime: ServerRuntime = "edge"

export async function POST(request: Request) {
  return Response.json(z.string().parse(await request.json()))
}

import { NextResponse, type NextRequest } from "next/server";
import { sign } from "@/lib/signature";

export const runtime = "edge";

export async function POST(request: NextRequest) {
  const { name } = (await request.json()) as { name?: string };
  if (!name) return NextResponse.json({ error: "name is missing" }, { status: 400 });
  const response = NextResponse.json({ welcome: name, to: process.env.HARBOUR_NAME ?? "the harbour" });
  response.cookies.set("session", `${name}.${await sign(name)}`, { httpOnly: true, path: "/" });
  return response;
}

export async function GET(request: NextRequest) {
  const [name, signature] = request.cookies.get("session")?.value.split(".") ?? [];
  if (!name || signature !== (await sign(name))) return NextResponse.json({ error: "no session" }, { status: 401 });
  return NextResponse.json({ name });
}

"use client";

// ---- Settings ----

export function GET() {
  return new Response("ok");
}

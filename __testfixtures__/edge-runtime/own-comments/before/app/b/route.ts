/*!
 * Copyright 2025 Example Ltd.
 */

/**
 * Where this runs.
 */
export const runtime = "edge";

export function GET() {
  return new Response("ok");
}

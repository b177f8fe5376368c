/*!
 * Copyright 2025 Example Ltd.
 */

export function GET() {
  return new Response("ok");
}

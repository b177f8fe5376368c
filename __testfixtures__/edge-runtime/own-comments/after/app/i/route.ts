// SPDX-License-Identifier: MIT

export function GET() {
  return new Response("ok");
}

import { basename, extname, join } from "@std/path";
import * as posix from "jsr:@std/path@^1/posix";
import { decodeBase64, encodeBase64 } from "@std/encoding/base64";
import { encodeHex } from "jsr:@std/encoding@1/hex";
import { encode as base64url } from "https://deno.land/std@0.200.0/encoding/base64url.ts";
import { fromFileUrl } from "@std/path/from-file-url";

Deno.serve(async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const file = join("/files", posix.normalize(pathname));
  const bytes = decodeBase64(searchParams.get("data") ?? "");
  const digest = encodeHex(await crypto.subtle.digest("SHA-256", bytes));
  return Response.json({
    name: basename(file, extname(file)),
    local: fromFileUrl("file:///a/b"),
    again: encodeBase64(bytes),
    url: base64url("text"),
    digest,
  });
});

import { basename, extname, join } from "node:path";
import * as posix from "node:path";
import { Buffer } from "node:buffer";
import { fileURLToPath as fromFileUrl } from "node:url";

const handler = async (request: Request) => {
  const { pathname, searchParams } = new URL(request.url);
  const file = join("/files", posix.normalize(pathname));
  const bytes = new Uint8Array(Buffer.from(searchParams.get("data") ?? "", "base64"));
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
  return Response.json({
    name: basename(file, extname(file)),
    local: fromFileUrl("file:///a/b"),
    again: Buffer.from(bytes).toString("base64"),
    url: Buffer.from("text").toString("base64url"),
    digest,
  });
};

export default { fetch: handler };

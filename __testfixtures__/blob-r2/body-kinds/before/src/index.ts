import { head, put, type HeadBlobResult } from "@vercel/blob";

async function storeFile(file: File): Promise<HeadBlobResult> {
  const { url } = await put(file.name, file, { access: "public", allowOverwrite: true });
  return head(url);
}

async function store(kind: string, request: Request): Promise<HeadBlobResult> {
  const options = { status: 201 };
  switch (kind) {
    case "text": {
      const text = await request.text();
      const { pathname } = await put("kinds/text.txt", text, { access: "public" });
      return head(pathname);
    }
    case "bytes": {
      const bytes = new Uint8Array(await request.arrayBuffer());
      await put("kinds/bytes.unknown", Buffer.from(bytes), { access: "public" });
      return head("kinds/bytes.unknown");
    }
    case "blob": {
      const blob = new Blob([await request.arrayBuffer()], { type: "image/png" });
      const result = await put(`kinds/${options.status}.png`, blob, { access: "public" });
      return head(result.url);
    }
    case "file":
      return storeFile(new File([await request.text()], "kinds/a.csv", { type: "text/csv" }));
    default: {
      const stored = await put(`kinds/${kind}.pdf`, request.body || "nothing", { access: "public" });
      return head(stored.url);
    }
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { size, contentType } = await store(new URL(request.url).pathname.slice(1), request);
    return Response.json({ size, contentType });
  },
};

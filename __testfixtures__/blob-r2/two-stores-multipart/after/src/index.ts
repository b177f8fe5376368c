import {
  completeMultipartUpload,
  createMultipartUpload,
  createMultipartUploader,
  head,
  uploadPart,
} from "./blob-store";

async function inSteps(pathname: string, text: string) {
  const { key, uploadId } = await createMultipartUpload(pathname, { access: "public", contentType: "text/plain" });
  const part = await uploadPart(pathname, text, { access: "public", key, uploadId, partNumber: 1 });
  const blob = await completeMultipartUpload(pathname, [part], { access: "public", key, uploadId });
  return { url: blob.url, partNumber: part.partNumber };
}

async function withUploader(pathname: string, body: ArrayBuffer) {
  const uploader = await createMultipartUploader(pathname, { access: "public", addRandomSuffix: false });
  const part = await uploader.uploadPart(1, body);
  const { url, contentType } = await uploader.complete([part]);
  return { url, contentType };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    if (request.method === "POST") return Response.json(await inSteps(`parts/${name}`, await request.text()));
    if (request.method === "PUT") return Response.json(await withUploader(`parts/${name}`, await request.arrayBuffer()));
    const sizes = await Promise.all(["parts/a.txt", "parts/b.json"].map((path) => head(path)));
    return Response.json(sizes.map(({ size, contentType }) => ({ size, contentType })));
  },
};

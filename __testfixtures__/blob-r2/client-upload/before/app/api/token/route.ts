import { generateClientTokenFromReadWriteToken } from "@vercel/blob/client";

export async function GET(): Promise<Response> {
  const token = await generateClientTokenFromReadWriteToken({
    pathname: "avatar.png",
    maximumSizeInBytes: 1024 * 1024,
    token: process.env.BLOB_READ_WRITE_TOKEN,
  });
  return Response.json({ token });
}

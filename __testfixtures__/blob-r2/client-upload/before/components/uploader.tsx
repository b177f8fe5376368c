"use client";

import { upload as uploadToVercelBlob } from "@vercel/blob/client";

export async function send(file: File, onProgress: (percentage: number) => void): Promise<string> {
  const blob = await uploadToVercelBlob(file.name, file, {
    access: "public",
    handleUploadUrl: "/api/upload",
    onUploadProgress: ({ percentage }) => onProgress(percentage),
  });
  return blob.url;
}

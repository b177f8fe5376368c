import type { Metadata, ServerRuntime } from "next";

export const runtime: ServerRuntime = "edge";

export const metadata: Metadata = { title: "C" };

export default function Page() {
  return null;
}

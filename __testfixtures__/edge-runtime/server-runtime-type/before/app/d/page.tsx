import {
  type Metadata,
  type ServerRuntime,
  type Viewport,
} from "next";

export const metadata: Metadata = { title: "D" };
export const viewport: Viewport = { themeColor: "red" };
export const runtime: ServerRuntime = "edge";

export default function Page() {
  return null;
}

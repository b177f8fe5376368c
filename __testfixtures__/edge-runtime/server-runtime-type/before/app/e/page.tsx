import {
  type Metadata,
  type ServerRuntime
} from "next";

export const metadata: Metadata = { title: "E" };
export const runtime: ServerRuntime = "edge";

export default function Page() {
  return null;
}

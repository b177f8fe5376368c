import {
  type Metadata,
  type Viewport,
} from "next";

export const metadata: Metadata = { title: "D" };
export const viewport: Viewport = { themeColor: "red" };

export default function Page() {
  return null;
}

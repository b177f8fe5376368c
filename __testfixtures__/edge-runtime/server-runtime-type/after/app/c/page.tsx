import type { Metadata } from "next";

export const metadata: Metadata = { title: "C" };

export default function Page() {
  return null;
}

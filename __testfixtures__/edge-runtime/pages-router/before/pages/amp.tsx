import type { PageConfig } from "next";

export const config: PageConfig = {
  amp: true,
  runtime: "experimental-edge",
};

export default function Page() {
  return null;
}

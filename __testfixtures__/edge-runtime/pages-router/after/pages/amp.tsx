import type { PageConfig } from "next";

export const config: PageConfig = {
  amp: true,
};

export default function Page() {
  return null;
}

import {
  type Metadata
} from "next";

export const metadata: Metadata = { title: "E" };

export default function Page() {
  return null;
}

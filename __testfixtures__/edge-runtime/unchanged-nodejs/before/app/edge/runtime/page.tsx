import { runtime } from "../../../lib/runtime";

export default function Page() {
  return runtime();
}

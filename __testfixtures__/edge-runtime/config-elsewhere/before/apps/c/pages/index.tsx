export { config } from "../runtime-config";

export default function Page() {
  return null;
}

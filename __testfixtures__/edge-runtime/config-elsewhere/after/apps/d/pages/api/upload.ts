import { apiConfig } from "../../api-config";

// Sets the runtime.
export const config = apiConfig({ runtime: "edge" });

export default function handler() {
  return new Response("ok");
}

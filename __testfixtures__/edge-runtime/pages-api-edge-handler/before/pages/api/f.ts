import { answer } from "../../lib/handler";

export const config = { runtime: "edge" };

export default function handler(request: unknown) {
  return answer(request);
}

import { ImageResponse } from "@vercel/og";

export default function Image() {
  return new ImageResponse();
}

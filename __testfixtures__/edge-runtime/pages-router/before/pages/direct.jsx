export default function Direct() {
  return null;
}

export const runtime = "experimental-edge";

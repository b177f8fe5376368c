export default function Page() {
  return null;
}

export const runtime = "edge";

export const dynamic = "force-dynamic";
export const runtime = "edge";

export default function Page() {
  return null;
}

export const metadata = { runtime: "edge", description: "the edge runtime" };

export default function Page({ runtime }: { runtime: string }) {
  return runtime;
}

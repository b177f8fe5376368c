import { notFound } from "next/navigation";
import { guides } from "@/lib/guides";

export function generateStaticParams() {
  return Object.keys(guides).map((slug) => ({ slug }));
}

export default async function Guide({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const guide = guides[slug];
  if (!guide) notFound();
  return <article>{guide}</article>;
}

import Link from "next/link";

export default function Home() {
  return (
    <main>
      <h1>Harbour board</h1>
      <Link href="/bulletin">Bulletin</Link>
    </main>
  );
}

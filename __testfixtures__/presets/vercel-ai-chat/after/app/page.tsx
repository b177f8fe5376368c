export default function Home() {
  return (
    <main>
      <h1>Parlour</h1>
      <p>Ask the parrot.</p>
    </main>
  );
}

import { tides } from "@/lib/tides";

// Written anew once an hour.
export const revalidate = 3600;

export default async function Bulletin() {
  const rows = await tides();
  return (
    <main>
      <h1>Tides</h1>
      <ul>
        {rows.map(({ port, high }) => (
          <li key={port}>
            {port}: {high}
          </li>
        ))}
      </ul>
    </main>
  );
}

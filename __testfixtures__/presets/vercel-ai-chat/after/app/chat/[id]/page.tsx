import { notFound } from "next/navigation";
import { getChat, getMessages } from "@/lib/db/queries";

export default async function ChatPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const chat = await getChat(id);
  if (!chat || chat.visibility === "private") notFound();
  const messages = await getMessages(id);
  return (
    <main>
      <h1>{chat.title}</h1>
      {messages.map(({ id, role, parts }) => (
        <p key={id}>
          {role}: {parts.map(({ text }) => text).join("")}
        </p>
      ))}
    </main>
  );
}

import { Application } from "@oak/oak";

export async function startAdmin(): Promise<void> {
  const admin = new Application();
  await admin.listen({ port: 9000 });
}

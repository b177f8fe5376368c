import { cleanUp } from "./any";

export async function onRequest(services: any): Promise<void> {
  await cleanUp(services, services.users);
  services.users.removeUser(1);
}

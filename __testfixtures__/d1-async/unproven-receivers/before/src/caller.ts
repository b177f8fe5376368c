import { cleanUp } from "./any";

export function onRequest(services: any): void {
  cleanUp(services, services.users);
  services.users.removeUser(1);
}

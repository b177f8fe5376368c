import type { UserRepository } from "./repository";

export type Command = (users: UserRepository, argument: string) => string;

export const show: Command = (users, argument) => {
  const user = users.find(Number(argument));
  return user ? user.name : "nobody";
};

const list: Command = (users) => users.names().join(", ");
const help: Command = () => "show, list, help";

export const commands: Record<string, Command> = { show, list, help };

export function run(users: UserRepository, name: string, argument: string): string {
  const command = commands[name] ?? help;
  return command(users, argument);
}

export type Output = ReturnType<typeof run>;

export function print(output: Output): void {
  console.log(output.length, output);
}

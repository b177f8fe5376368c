import type { UserRepository } from "./repository";

export type Command = (users: UserRepository, argument: string) => string | Promise<string>;

export const show: Command = async (users, argument) => {
  const user = await users.find(Number(argument));
  return user ? user.name : "nobody";
};

const list: Command = async (users) => (await users.names()).join(", ");
const help: Command = () => "show, list, help";

export const commands: Record<string, Command> = { show, list, help };

export async function run(users: UserRepository, name: string, argument: string): Promise<string> {
  const command = commands[name] ?? help;
  return command(users, argument);
}

export type Output = Awaited<ReturnType<typeof run>>;

export function print(output: Output): void {
  console.log(output.length, output);
}

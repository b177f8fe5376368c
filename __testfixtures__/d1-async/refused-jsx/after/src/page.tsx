import { userNames } from "./users";

export const UserList = () => (
  <ul>
    {userNames().map((name) => (
      <li>{name}</li>
    ))}
  </ul>
);

export const Heading = ({ names }: { names: string[] }) => <h1>{names.length} users</h1>;

export async function page() {
  const names = await userNames();
  return (
    <main>
      <Heading names={names} />
      <UserList />
    </main>
  );
}

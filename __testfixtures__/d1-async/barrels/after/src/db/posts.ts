import connection from "./connection";

export default async function countPosts(): Promise<number> {
  return (await connection.prepare("SELECT COUNT(*) AS n FROM posts").first<{ n: number }>())!.n;
}

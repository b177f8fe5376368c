import connection from "./connection";

export default function countPosts(): number {
  return (connection.query("SELECT COUNT(*) AS n FROM posts").get() as { n: number }).n;
}

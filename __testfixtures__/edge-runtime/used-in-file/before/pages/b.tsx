export const config = { runtime: "experimental-edge" };

console.log(config);

export default function Page() {
  return null;
}

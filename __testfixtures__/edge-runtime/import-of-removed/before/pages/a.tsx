export const config = { runtime: "experimental-edge" };

export default function Page() {
  return null;
}

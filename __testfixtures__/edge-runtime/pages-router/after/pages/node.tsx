export const config = { amp: true, runtime: "nodejs" };

export default function Page() {
  return null;
}

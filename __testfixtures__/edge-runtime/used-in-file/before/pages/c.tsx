export const config = { runtime: "experimental-edge" };

export default function Page({ config }: { config: string }) {
  return config;
}

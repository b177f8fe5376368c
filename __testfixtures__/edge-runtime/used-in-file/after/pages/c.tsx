export default function Page({ config }: { config: string }) {
  return config;
}

export const config = { runtime: "experimental-edge", amp: true };

export default function Page() {
  return config.runtime;
}

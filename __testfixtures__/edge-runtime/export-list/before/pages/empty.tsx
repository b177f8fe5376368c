const config = { runtime: "experimental-edge" };

export default function Page() {
  return null;
}

export { config };

import type { GetServerSideProps, PageConfig } from "next";

export const config = { runtime: "edge" } satisfies PageConfig;

export const getServerSideProps: GetServerSideProps = async () => ({ props: {} });

export default function Page() {
  return null;
}

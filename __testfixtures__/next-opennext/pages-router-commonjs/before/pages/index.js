export async function getServerSideProps() {
  return { props: { title: 'Blog' } }
}

export default function Home({ title }) {
  return title
}

export default function Page() {
  return <p>runtime = edge</p>
}

export default function Old() {
  return <p>old</p>
}

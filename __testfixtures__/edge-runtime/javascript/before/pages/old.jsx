export default function Old() {
  return <p>old</p>
}

export const config = {
  runtime: 'experimental-edge'
}

export async function load() {
  return 'hello'
}

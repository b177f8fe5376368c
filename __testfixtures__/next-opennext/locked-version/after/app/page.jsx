export default function Page() {
  return <html lang="en" />
}

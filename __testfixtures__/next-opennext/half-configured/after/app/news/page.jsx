export const revalidate = 60

export default async function News() {
  const news = await fetch('https://news.example.com', { next: { tags: ['news'] } })
  return <html lang="en">{await news.text()}</html>
}

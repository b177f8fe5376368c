const books = ["Walden", "Emma"];

export function GET() {
  return Response.json(books);
}

export function withAuth<Handler>(handler: Handler): Handler {
  return handler;
}

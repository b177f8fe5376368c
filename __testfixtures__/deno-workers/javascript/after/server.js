const counts = new Map();

const handler = async (req) => {
  const { pathname } = new URL(req.url);
  counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
  return Response.json({ count: counts.get(pathname) });
};

export default { fetch: handler };

export default {
  fetch(req: Request) {
    const address = req.headers.get("cf-connecting-ip") ?? "unknown";
    return new Response(`You are ${address}`);
  },
};

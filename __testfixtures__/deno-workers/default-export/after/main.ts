export default {
  fetch(request: Request) {
    return new Response(`You asked for ${new URL(request.url).pathname}`);
  },
};

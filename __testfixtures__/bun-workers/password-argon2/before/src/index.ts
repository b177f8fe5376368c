const options = { algorithm: "bcrypt", cost: 4 } as const;

Bun.serve({
  async fetch(request) {
    const text = await request.text();
    const hash = await Bun.password.hash(text);
    const other = await Bun.password.hash(text, { algorithm: "argon2d", memoryCost: 8 });
    const third = await Bun.password.hash(text, options);
    const { verify } = Bun.password;
    return Response.json([await Bun.password.verify(text, hash), await verify(text, other), third]);
  },
});

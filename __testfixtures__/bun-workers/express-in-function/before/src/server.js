import express from "express";

const notes = ["first"];

function start() {
  const port = process.env.PORT || 3000;
  const app = express();
  app.use(express.json());
  app.get("/notes", (request, response) => {
    response.json(notes);
  });
  app.post("/notes", (request, response) => {
    notes.push(request.body.text);
    response.status(201).json({ length: notes.length });
  });
  app.listen(port, () => console.log(`http://localhost:${port}`));
}

start();

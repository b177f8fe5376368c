import { db } from "./database";
import { Notes } from "./notes";
import { init, tagNames } from "./tags";

init();
const notes = new Notes(db);

export default {
  fetch(): Response {
    return Response.json({ notes: notes.count(1), tags: tagNames() });
  },
};

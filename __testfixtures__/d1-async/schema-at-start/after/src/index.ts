import { db } from "./database";
import { Notes } from "./notes";
import { init, tagNames } from "./tags";

init();
const notes = new Notes(db);

export default {
  async fetch(): Promise<Response> {
    return Response.json({ notes: await notes.count(1), tags: await tagNames() });
  },
};

import { Database } from "bun:sqlite";

export const openNotes = () => new Database("notes.sqlite");

import { Database } from "bun:sqlite";

const connection = new Database("app.sqlite");

export default connection;

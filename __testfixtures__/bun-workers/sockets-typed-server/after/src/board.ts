import { type Server, type ServerWebSocket } from "./socket-server";

export interface Member {
  name: string;
}

export class Board {
  #notes: string[] = [];

  list(): Response {
    return Response.json(this.#notes);
  }

  add(server: Server, author: string, note: string): void {
    this.#notes.push(note);
    server.publish("board", `${author}: ${note}`);
  }

  clear(_request: Request, answer: Response): Response {
    this.#notes = [];
    return Response.json({ cleared: true, ended: answer instanceof Response });
  }

  welcome(ws: ServerWebSocket<Member>): void {
    ws.subscribe("board");
    ws.send(`welcome ${ws.data.name}`);
  }
}

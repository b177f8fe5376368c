export interface Player {
  name: string;
}

class Board {
  #scores = new Map<string, number>();

  add(name: string, points: number): void {
    this.#scores.set(name, this.of(name) + points);
  }

  of(name: string): number {
    return this.#scores.get(name) ?? 0;
  }
}

export const board = new Board();

import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { SpooledPiece } from "../sql/data/file-layout.js";
import type { DataPiece } from "../sql/data/insert-statements.js";

/** The statements of each table in a file of its own, until the order of the tables is known. */
export class DataSpools {
  readonly pieces = new Map<string, SpooledPiece[]>();
  private readonly paths = new Map<string, string>();
  private current: { readonly table: string; readonly file: FileHandle } | undefined;

  constructor(private readonly folder: string) {}

  async write({ table, sql, longValues }: DataPiece): Promise<void> {
    const file = await this.fileOf(table);
    await file.appendFile(sql);
    const pieces = this.pieces.get(table);
    const piece = { size: sql.length, longValues };
    if (pieces) pieces.push(piece);
    else this.pieces.set(table, [piece]);
  }

  pathOf(table: string): string {
    const path = this.paths.get(table) ?? join(this.folder, `table-${this.paths.size}`);
    this.paths.set(table, path);
    return path;
  }

  async close(): Promise<void> {
    await this.current?.file.close();
    this.current = undefined;
  }

  /** Rows of a table mostly come in a row: one open file is enough. */
  private async fileOf(table: string): Promise<FileHandle> {
    if (this.current?.table === table) return this.current.file;
    await this.close();
    const file = await open(this.pathOf(table), "a");
    this.current = { table, file };
    return file;
  }
}

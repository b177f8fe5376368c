import { byPath } from "./by-path.js";
import { editedPieces, type Piece } from "./edits.js";
import { overlayTree } from "./overlay-tree.js";
import type { Edit, NewFile } from "./plan.js";
import { mapRange } from "./position-map.js";
import type { TextRange } from "./text-position.js";
import type { FileChange } from "./run-result.js";
import type { SourceTree } from "./source-tree.js";

interface Step {
  readonly stage: number;
  readonly edits: readonly Edit[];
  readonly pieces: readonly Piece[];
}

/**
 * The texts of a run from stage to stage. Each transform sees what the stages before it left; positions of any stage
 * can be told in the text before the run and in the text after it.
 */
export class TextHistory {
  readonly #original: SourceTree;
  readonly #steps = new Map<string, Step[]>();
  readonly #texts = new Map<string, string>();
  readonly #newFiles = new Map<string, string>();
  #stage = 0;
  #tree: SourceTree;

  constructor(original: SourceTree) {
    this.#original = original;
    this.#tree = original;
  }

  /** How many stages have been applied. A plan made on `tree` has positions of this stage. */
  get stage(): number {
    return this.#stage;
  }

  /** The tree as the stages so far left it. */
  get tree(): SourceTree {
    return this.#tree;
  }

  /** Texts that differ from the original tree. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /**
   * Applies the next stage.
   *
   * @throws OverlappingEditsError before anything is applied.
   */
  apply(edits: readonly Edit[], newFiles: readonly NewFile[] = []): void {
    const added = newFiles.filter(({ path }) => this.#tree.read(path) === undefined);
    const groups = byPath(edits);
    const edited = [...groups].map(([path, fileEdits]) => {
      const pieces = editedPieces(this.#tree.read(path) ?? "", fileEdits);
      return { path, pieces, fileEdits: fileEdits.toSorted((a, b) => a.start - b.start || a.end - b.end) };
    });
    for (const { path, text } of added) {
      this.#newFiles.set(path, text);
      this.#texts.set(path, text);
    }
    for (const { path, pieces, fileEdits } of edited) {
      this.#texts.set(path, pieces.map((piece) => piece.text).join(""));
      const steps = this.#steps.get(path) ?? [];
      steps.push({ stage: this.#stage, edits: fileEdits, pieces });
      this.#steps.set(path, steps);
    }
    this.#stage += 1;
    this.#tree = overlayTree(this.#original, new Map(this.#texts));
  }

  /** Where a range of the text at a stage lay before the run. */
  toOriginal(path: string, range: TextRange, stage: number): TextRange {
    const steps = (this.#steps.get(path) ?? []).filter((step) => step.stage < stage);
    return steps.reduceRight((mapped, step) => mapRange(mapped, step.pieces, "backward"), range);
  }

  /** Where a range of the text at a stage lies now. */
  toCurrent(path: string, range: TextRange, stage: number): TextRange {
    const steps = (this.#steps.get(path) ?? []).filter((step) => step.stage >= stage);
    return steps.reduce((mapped, step) => mapRange(mapped, step.pieces, "forward"), range);
  }

  /** The text that positions of `toOriginal` count in: that before the run, or as a planned file began. */
  originalText(path: string): string {
    return this.#original.read(path) ?? this.#newFiles.get(path) ?? "";
  }

  /** What became of the files: sorted by path, without those that ended as they began. */
  changes(): FileChange[] {
    return [...this.#texts]
      .map(([path, after]) => ({
        path,
        before: this.#newFiles.has(path) ? undefined : this.#original.read(path),
        after,
        edits: (this.#steps.get(path) ?? []).flatMap((step) => step.edits),
      }))
      .filter((change) => change.before !== change.after)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

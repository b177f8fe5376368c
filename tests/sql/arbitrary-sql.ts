import fc from "fast-check";

const pieces = [
  "SELECT a",
  "FROM t",
  "WHERE",
  "'it''s; ? :x'",
  '"a ; ? b"',
  "[c;d]",
  "`e;f`",
  "-- note ; ? :y\n",
  "/* ; ? $z\n */",
  "(",
  ")",
  ",",
  "||",
  "->>",
  "1.5e3",
  "0xFF",
  "x'00ff'",
  "é",
];

/** Text made of SQL's lexical pieces, not of its grammar. Pieces are kept apart, so that none of them merge. */
export function arbitrarySql({ placeholders = ["?"] }: { placeholders?: readonly string[] }): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...placeholders));
  return fc.array(fc.tuple(piece, fc.constantFrom(" ", "\n", "  \t"))).map((parts) => parts.flat().join(""));
}

/** What a comment speaks of that goes with code which D1 does not need. */
export const commentTopic =
  /\b(?:better-sqlite3|sqlite|database|db|connections?|handles?|pragmas?|wal|journal|busy|foreign keys?|schema|tables?|index(?:es)?|migrat\w*|clos(?:e|es|ing))\b/i;

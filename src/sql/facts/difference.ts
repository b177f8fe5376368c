/** Where two databases are not the same, by what it is about. */
export const differenceCodes = {
  "statement-fails": "a statement fails on D1",
  "table-missing": "a table is missing",
  "table-extra": "a table that PostgreSQL does not have",
  "column-missing": "a column is missing",
  "column-extra": "a column that PostgreSQL does not have",
  type: "a column is stored otherwise than the type map says",
  "not-null": "NOT NULL differs",
  default: "the default differs",
  "primary-key": "the primary key differs",
  "unique-missing": "a unique key is missing",
  "unique-extra": "a unique key that PostgreSQL does not have",
  "index-missing": "an index is missing",
  "index-extra": "an index that PostgreSQL does not have",
  "foreign-key-missing": "a foreign key is missing",
  "foreign-key-extra": "a foreign key that PostgreSQL does not have",
  "foreign-key-action": "ON DELETE or ON UPDATE differs",
  "check-missing": "a check is missing",
  "check-extra": "a check that PostgreSQL does not have",
  "enum-labels": "the labels of an enum differ",
  "view-missing": "a view is missing",
  "view-extra": "a view that PostgreSQL does not have",
  "view-columns": "the columns of a view differ",
  "view-rows": "a view gives other rows",
  "row-refused": "a row that PostgreSQL accepts is refused",
  "row-accepted": "a row that PostgreSQL refuses is accepted",
  "row-stored": "a row is stored otherwise",
  "action-differs": "deleting or changing a parent row does something else",
  "rows-lost": "rows are lost",
  "rows-extra": "rows that PostgreSQL does not have",
  "rows-changed": "rows have other values",
} as const satisfies Readonly<Record<string, string>>;

export type DifferenceCode = keyof typeof differenceCodes;

export interface Difference {
  readonly code: DifferenceCode;
  /** The table or view on PostgreSQL, or on D1 where only D1 has it. The path of the file for a statement. */
  readonly table: string;
  /** What it is about in the table: a column, the columns of a key, a probe. */
  readonly subject: string;
  readonly postgres?: string;
  readonly d1?: string;
}

/** What was compared, and what of it differs. */
export interface Comparison {
  /** How many facts or probes were put to both. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

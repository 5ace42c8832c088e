/** A text as a SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * SQL for the value of an enumeration that a cell writes, in any case and with spaces around it; NULL for any other. One
 * comparison after the other: DuckDB makes a join of an IN.
 */
export function wordOf(cell: string, values: readonly string[]): string {
  const cases = (written: (value: string) => string) =>
    values.map((value) => `WHEN ${literal(written(value))} THEN ${literal(value)}`).join(" ");
  const folded = cases((value) => value.toLowerCase());
  return `CASE ${cell} ${cases((value) => value)} ELSE CASE lower(trim(${cell})) ${folded} END END`;
}

const dictionaryBytes = 32 * 1024 * 1024;

/**
 * How stages of so many columns are written as Parquet: small groups, so that lines of any length fit the memory, and
 * small dictionaries, because DuckDB takes the memory of every column's at once.
 */
export function stageFormat(columns: number): string {
  const dictionary = Math.min(1024 * 1024, Math.floor(dictionaryBytes / columns));
  return `FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE ${isWide(columns) ? 2048 : 32_768},
    ROW_GROUP_SIZE_BYTES '16MB', STRING_DICTIONARY_PAGE_SIZE_LIMIT ${dictionary}`;
}

/** So many columns that only one thread's share of them fits the memory. */
export function isWide(columns: number): boolean {
  return columns > 256;
}

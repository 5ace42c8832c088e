/** A text as a SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The values of an enumeration in their own case, however they are written; others stay as they are. */
export function inOwnCase(column: string, values: readonly string[]): string {
  const cases = values.map((value) => `WHEN ${literal(value.toLowerCase())} THEN ${literal(value)}`);
  const exact = `${column} IS NULL OR ${column} IN (${values.map(literal).join(", ")})`;
  return `CASE WHEN ${exact} THEN ${column} ELSE CASE lower(trim(${column})) ${cases.join(" ")} ELSE ${column} END END`;
}

/** How stages are written as Parquet: small groups, so that lines of any length fit the memory. */
export const stageFormat = "FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 8192, ROW_GROUP_SIZE_BYTES '16MB'";

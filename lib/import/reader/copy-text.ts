/** How DuckDB writes for `COPY … FROM STDIN (NULL '')`, Postgres's text format: what is written is escaped before. */
export const copyFormat = "FORMAT csv, HEADER false, DELIMITER E'\\t', QUOTE '', ESCAPE '', NULLSTR ''";

const escapes = [
  ["chr(92)", "'\\\\'"],
  ["chr(9)", "'\\t'"],
  ["chr(10)", "'\\n'"],
  ["chr(13)", "'\\r'"],
] as const;

/** SQL for a text as a COPY takes it. */
export function escaped(text: string): string {
  return escapes.reduce((sql, [character, written]) => `replace(${sql}, ${character}, ${written})`, text);
}

/** SQL: the text holds something to escape, which few do. */
export function needsEscape(text: string): string {
  return escapes.map(([character]) => `contains(${text}, ${character})`).join(" OR ");
}

/** SQL for the values of several columns as one. */
export function joined(values: readonly string[]): string {
  return `concat(${values.join(", chr(9), ")})`;
}

/** As FOCUS has it, with nothing to think about. */
const exact = "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.0{1,9})?Z";
const time = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?";
const zone = "[Zz]|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}";
const iso = `(20[0-9]{2}-[0-9]{2}-[0-9]{2})(?:[Tt ](${time}) ?(${zone})?)?`;
const american = "[0-9]{1,2}/[0-9]{1,2}/([0-6][0-9]|20[0-9]{2})( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?)?";

const americanFormats = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", " %I:%M%p", " %I:%M:%S%p"].flatMap(
  (rest) => [`%m/%d/%y${rest}`, `%m/%d/%Y${rest}`],
);

/**
 * SQL for the UTC TIMESTAMP of a cell, spaces around it left out; NULL when it is none of 2000 to 2099: ISO with any
 * zone or none, M/D/YY.
 */
export function instantOf(cell: string): string {
  const text = `trim(${cell})`;
  const part = (group: number) => `regexp_extract(${text}, '^${iso}$', ${group})`;
  const base = `TRY_CAST(${part(1)} || ' ' || coalesce(nullif(regexp_extract(${part(2)}, '^([0-9:]+(\\.[0-9]{1,6})?)', 1), ''), '00:00') AS TIMESTAMP)`;
  const offset = `CASE WHEN regexp_matches(${part(3)}, '^[+-]') THEN
    (CASE WHEN starts_with(${part(3)}, '-') THEN -1 ELSE 1 END) *
    (CAST(substr(${part(3)}, 2, 2) AS INTEGER) * 60 + CAST(right(${part(3)}, 2) AS INTEGER)) ELSE 0 END`;
  const formats = americanFormats.map((format) => `'${format}'`).join(", ");
  return `CASE WHEN regexp_full_match(${cell}, '${exact}') THEN TRY_CAST(left(${cell}, 19) AS TIMESTAMP)
    WHEN regexp_full_match(${text}, '${iso}') THEN ${base} - to_minutes(${offset})
    WHEN regexp_full_match(${text}, '${american}') THEN TRY_STRPTIME(${text}, [${formats}]) END`;
}

/** SQL: the text names no time zone. */
export function hasNoZone(text: string): string {
  return `CASE WHEN ends_with(${text}, 'Z') OR contains(${text}, '/') THEN false ELSE NOT regexp_matches(${text}, '(${zone})$') END`;
}

/** SQL: the text is written month/day/year. */
export function isAmerican(text: string): string {
  return `contains(${text}, '/')`;
}

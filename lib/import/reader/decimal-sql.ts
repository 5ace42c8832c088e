const [few, many] = ["-?[0-9]{1,9}(\\.[0-9]{1,9})?", "-?[0-9]{1,18}(\\.[0-9]{1,18})?"];
const any = "-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE]-?[0-9]{1,15})?";

/** SQL: the text is a decimal of at most nine digits before the point and nine behind it, as nearly all are. */
export function isShortDecimal(text: string): string {
  return `regexp_full_match(${text}, '${few}')`;
}

/** SQL that reads what isShortDecimal; DuckDB reads a text into 18 digits forty times as fast as into 38. */
export function shortDecimalOf(text: string): string {
  return `CAST(CAST(${text} AS DECIMAL(18,9)) AS DECIMAL(38,18))`;
}

/**
 * SQL that reads a decimal text exactly as lib/ledger's parseAmount does, into DECIMAL(38,18); NULL when the text is no
 * amount. Longer texts take the way of 18 digits twice, and only E-notation and the longest the slow one.
 */
export function decimalOf(text: string): string {
  const fraction = `CASE WHEN starts_with(${text}, '-') THEN '-0.' ELSE '0.' END || split_part(${text}, '.', 2)`;
  return `CASE
    WHEN ${isShortDecimal(text)} THEN ${shortDecimalOf(text)}
    WHEN regexp_full_match(${text}, '${many}') THEN
      CAST(CAST(split_part(${text}, '.', 1) AS BIGINT) AS DECIMAL(38,18))
      + CAST(CAST(${fraction} AS DECIMAL(18,18)) AS DECIMAL(38,18))
    WHEN strlen(${text}) <= 100 AND regexp_full_match(${text}, '${any}')
    THEN TRY_CAST(${plainText(text)} AS DECIMAL(38,18)) END`;
}

/** The text without exponent and needless zeros: significant digits, and how many of them stand before the point. */
function plainText(text: string): string {
  const mantissa = `regexp_replace(${text}, '^-|[eE].*$', '', 'g')`;
  const whole = `split_part(${mantissa}, '.', 1)`;
  const all = `${whole} || split_part(${mantissa}, '.', 2)`;
  const exponent = `coalesce(TRY_CAST(nullif(regexp_extract(${text}, '[eE](-?[0-9]+)$', 1), '') AS BIGINT), 0)`;
  const digits = `rtrim(ltrim(${all}, '0'), '0')`;
  const point = `(strlen(${whole}) + ${exponent} - (strlen(${all}) - strlen(ltrim(${all}, '0'))))`;
  const sign = `CASE WHEN starts_with(${text}, '-') THEN '-' ELSE '' END`;
  return `CASE WHEN ${digits} = '' THEN '0'
    WHEN ${point} > 20 OR strlen(${digits}) - ${point} > 18 THEN NULL
    WHEN ${point} <= 0 THEN ${sign} || '0.' || repeat('0', -${point}) || ${digits}
    WHEN ${point} >= strlen(${digits}) THEN ${sign} || ${digits} || repeat('0', ${point} - strlen(${digits}))
    ELSE ${sign} || left(${digits}, ${point}) || '.' || substr(${digits}, ${point} + 1) END`;
}

/** A DECIMAL as the one text of its amount: no zeros at the end. */
export function amountText(decimal: string): string {
  return `rtrim(rtrim(CAST(${decimal} AS VARCHAR), '0'), '.')`;
}

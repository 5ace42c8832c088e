import { type ExchangeRateInput, exchangeRateInput } from "../schema/exchange-rate";
import { type CsvRecord, parseCsv, undefused } from "./csv";

const columns = ["month", "currency", "rate", "source"] as const;

const linesAtMost = 2_000;

export type RateFile = { rates: ExchangeRateInput[]; problems: string[] };

/** A file with the columns month, currency, rate and source: every rate of it, or everything that is wrong with it. */
export function readRateFile(text: string): RateFile {
  const parsed = parseCsv(text);
  if (!parsed.ok) return refused(`Line ${parsed.problem.line}: ${parsed.problem.message}`);
  const [head, ...lines] = parsed.records;
  const places = columns.map((column) => head?.cells.findIndex((cell) => cell.trim().toLowerCase() === column) ?? -1);
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0) return refused(`The first line names no column ${missing.join(", ")}.`);
  if (lines.length > linesAtMost) return refused(`The file has more than ${linesAtMost} lines.`);
  if (lines.length === 0) return refused("The file has no rates.");
  const seen = new Set<string>();
  const found: RateFile = { rates: [], problems: [] };
  for (const line of lines) {
    const { rate, problems } = readLine(line, places);
    const key = rate && `${rate.currency} in ${rate.month}`;
    if (key && seen.has(key)) problems.push(`Line ${line.line}: ${key} stands twice.`);
    if (key) seen.add(key);
    if (rate) found.rates.push(rate);
    found.problems.push(...problems);
  }
  return found.problems.length > 0 ? { rates: [], problems: found.problems } : found;
}

function readLine(
  { line, cells }: CsvRecord,
  places: readonly number[],
): { rate: ExchangeRateInput | null; problems: string[] } {
  const values = places.map((place) => undefused(cells[place] ?? "").trim());
  const read = exchangeRateInput.safeParse(Object.fromEntries(columns.map((column, index) => [column, values[index]])));
  if (read.success) return { rate: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => `Line ${line}, ${path.join(".")}: ${message}`);
  return { rate: null, problems };
}

function refused(problem: string): RateFile {
  return { rates: [], problems: [problem] };
}

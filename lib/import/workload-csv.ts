import type { Supply } from "../calc/supply";
import { type Workload, type WorkloadInput, workloadFields, workloadInput } from "../schema/workload";
import { columnOf, derivedColumns, type WorkloadColumn, workloadColumns } from "../schema/workload-columns";
import { workloadValue } from "../schema/workload-text";
import { type CsvRecord, parseCsv, undefused } from "./csv";

export const importLimits = { bytes: 5_000_000, lines: 10_000 };

/** What names in the file are looked up in. */
export type ImportReferences = {
  teams: readonly { id: string; name: string }[];
  supplies: readonly Pick<Supply, "id" | "name">[];
  /** Archived ones too: their names are taken. */
  workloads: readonly Workload[];
};

export type Rejection = { line: number; column: string; value: string; reason: string };

export type ImportedRow = {
  line: number;
  cells: Record<string, string>;
} & (
  | { outcome: "create"; input: WorkloadInput }
  | { outcome: "update" | "unchanged"; input: WorkloadInput; before: Workload; names: Names }
  | { outcome: "reject"; problems: readonly Rejection[] }
);

/** Team and supply of an update by name, for the history. */
type Names = Pick<Workload, "teamName" | "supplyName">;

export type WorkloadFile =
  | { ok: true; rows: readonly ImportedRow[]; ignoredColumns: readonly string[] }
  /** The file as a whole cannot be read; nothing in it was looked at. */
  | { ok: false; line: number | null; reason: string };

/** UTF-8 only, and no NUL: text in another encoding would be stored as other letters. */
export function textOf(bytes: Uint8Array): { ok: true; text: string } | { ok: false; line: null; reason: string } {
  const refuse = (reason: string) => ({ ok: false as const, line: null, reason });
  if (bytes.length > importLimits.bytes) return refuse("The file is larger than 5 MB.");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refuse("This is an Excel workbook. Save it as CSV UTF-8 first.");
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.includes("\0")) return refuse("The file holds NUL characters. Save it as CSV UTF-8.");
    return { ok: true, text };
  } catch {
    return refuse("The file is not UTF-8 text. Save it as CSV UTF-8.");
  }
}

/** Decides for each line what an import would do with it. Reads only; a line is taken whole or rejected. */
export function readWorkloadFile(text: string, references: ImportReferences): WorkloadFile {
  const parsed = parseCsv(text);
  const refuse = (line: number | null, reason: string): WorkloadFile => ({ ok: false, line, reason });
  const separator = foreignSeparator(text);
  if (separator) {
    return refuse(1, `The columns are separated by ${separator}; they have to be separated by commas.`);
  }
  if (!parsed.ok) return refuse(parsed.problem.line, parsed.problem.message);

  const begin = parsed.records.findIndex((record) => !record.cells[0]?.startsWith("#"));
  const header = parsed.records[begin];
  if (!header) return refuse(null, "The file is empty.");
  const lines = parsed.records.slice(begin + 1);
  if (lines.length === 0) return refuse(null, "The file has column names but no lines below them.");
  if (lines.length > importLimits.lines) {
    return refuse(null, `The file has more than 10,000 lines. Split it and import the parts.`);
  }
  const columns = headerOf(header);
  if ("reason" in columns) return refuse(header.line, columns.reason);

  const lookup = lookupOf(references);
  const seen = new Map<string, number>();
  const rows = lines.map((record) => readLine(record, { columns: columns.columns, lookup, seen }));
  return { ok: true, rows, ignoredColumns: columns.ignored };
}

function foreignSeparator(text: string): string | null {
  const first =
    text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .find((line) => !/^"?#/.test(line)) ?? "";
  if (first.includes(",")) return null;
  if (first.includes(";")) return "semicolons";
  return first.includes("\t") ? "tabs" : null;
}

type Header = { columns: (WorkloadColumn | null)[]; ignored: string[] };

function headerOf(record: CsvRecord): Header | { reason: string } {
  const names = record.cells.map((cell) => cell.trim().toLowerCase().replaceAll(" ", "_"));
  const columns = names.map((name) => workloadColumns.find((each) => each.column === name) ?? null);
  const ignored = names.filter((name) => derivedColumns.test(name));
  const unknown = names.filter((name, index) => !columns[index] && !derivedColumns.test(name));
  const missing = workloadColumns.filter((each) => each.required && !columns.includes(each));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const reasons = [
    unknown.length > 0 ? `Unknown ${plural("column", unknown.length)}: ${unknown.map(shortened).join(", ")}.` : "",
    missing.length > 0
      ? `Missing ${plural("column", missing.length)}: ${missing.map((each) => each.column).join(", ")}.`
      : "",
    twice === undefined ? "" : `The column ${shortened(twice)} stands twice.`,
  ].filter(Boolean);
  return reasons.length > 0
    ? { reason: `${reasons.join(" ")} The template has the right names.` }
    : { columns, ignored };
}

type Lookup = {
  teams: Map<string, string>;
  supplies: Map<string, string>;
  teamNames: Map<string, string>;
  supplyNames: Map<string, string>;
  workloads: Map<string, Workload>;
};

function lookupOf(references: ImportReferences): Lookup {
  return {
    teams: new Map(references.teams.map((team) => [team.name.toLowerCase(), team.id])),
    supplies: new Map(references.supplies.map((supply) => [supply.name.toLowerCase(), supply.id])),
    teamNames: new Map(references.teams.map((team) => [team.id, team.name])),
    supplyNames: new Map(references.supplies.map((supply) => [supply.id, supply.name])),
    workloads: new Map(references.workloads.map((workload) => [workload.name, workload])),
  };
}

type LineContext = { columns: Header["columns"]; lookup: Lookup; seen: Map<string, number> };

function readLine(record: CsvRecord, { columns, lookup, seen }: LineContext): ImportedRow {
  const { line } = record;
  const texts = new Map<string, string>();
  columns.forEach((column, index) => {
    if (column) texts.set(column.field, undefused(record.cells[index] ?? ""));
  });
  const cells = Object.fromEntries([...texts].map(([field, text]) => [columnOf(field), shortened(text)]));
  const reject = (problems: Rejection[]): ImportedRow => ({ line, cells, outcome: "reject", problems });
  const problem = (field: string, reason: string): Rejection => ({
    line,
    column: columnOf(field),
    value: shortened(texts.get(field) ?? ""),
    reason,
  });

  if (record.cells.length !== columns.length) {
    const reason = `The line has ${record.cells.length} cells, the header has ${columns.length}.`;
    return reject([{ line, column: "", value: "", reason }]);
  }
  const name = texts.get("name")?.trim() ?? "";
  const earlier = seen.get(name);
  if (name !== "") seen.set(name, earlier ?? line);
  const before = lookup.workloads.get(name);
  const values = valuesOf(texts, lookup, before);
  const parsed = workloadInput.safeParse(values);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const field = String(issue.path[0]);
        return problem(field, ruleFor(field, texts.get(field) ?? "", issue.message));
      });
  if (earlier !== undefined) problems.unshift(problem("name", `The name stands on line ${earlier} already.`));
  if (!parsed.success || problems.length > 0) return reject(problems);
  if (!before) return { line, cells, outcome: "create", input: parsed.data };
  const changed = before.archivedAt !== null || workloadFields.some((field) => before[field] !== parsed.data[field]);
  const names = {
    teamName: lookup.teamNames.get(parsed.data.teamId) ?? before.teamName,
    supplyName: lookup.supplyNames.get(parsed.data.supplyId) ?? before.supplyName,
  };
  return { line, cells, outcome: changed ? "update" : "unchanged", input: parsed.data, before, names };
}

/** A column that the file lacks keeps what the workload has. */
function valuesOf(texts: Map<string, string>, lookup: Lookup, before: Workload | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of workloadFields) {
    const text = texts.get(field);
    if (text === undefined) values[field] = before?.[field];
    else if (field === "teamId") values[field] = lookup.teams.get(text.trim().toLowerCase());
    else if (field === "supplyId") values[field] = lookup.supplies.get(text.trim().toLowerCase());
    else values[field] = workloadValue(field, text);
  }
  return values;
}

function ruleFor(field: string, text: string, rule: string): string {
  if (text.trim() === "" && (field === "teamId" || field === "supplyId" || field === "kind"))
    return "Must not be empty.";
  if (field === "teamId") return "There is no team of this name.";
  if (field === "supplyId") return "There is no supply of this name in the price book.";
  return rule;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

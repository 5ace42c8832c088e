/** The same model as rows: what "Show as table" and the export hold. */
export type ChartColumn = {
  key: string;
  header: string;
  align?: "start" | "end";
  /** How the table prints a figure; whole numbers without it. The export keeps figures unrounded. */
  format?: (value: number) => string;
  /** The same for exact decimal text, which the export keeps to its last digit. */
  formatText?: (value: string) => string;
};

export type ChartRow = { key: string; cells: Record<string, string | number | null> };

export type ChartExport = {
  title: string;
  unit: string;
  /** What the figures rest on: basis, filters, date. One line each. */
  notes: readonly string[];
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
};

/** Text that a spreadsheet would run as a formula is kept as text. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const isRisky = /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value);
  const safe = isRisky ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 with a header block that says what the figures are; figures unrounded. */
export function chartCsv({ title, unit, notes, columns, rows }: ChartExport): string {
  const head = [["Title", title], ["Unit", unit], ...notes.map((note) => ["Note", note]), [""]];
  const lines = [
    ...head.map((line) => line.map(cell).join(",")),
    columns.map((column) => cell(column.header)).join(","),
    ...rows.map((row) => columns.map((column) => cell(row.cells[column.key] ?? null)).join(",")),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

/** "70/30 crosses all cloud" → "70-30-crosses-all-cloud". */
export function fileNameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return (name || "chart").slice(0, 80);
}

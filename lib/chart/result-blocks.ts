import { formatFieldName } from "../format/field-name";
import type { Figure } from "../schema/reference-case";

export type ResultBlock =
  | { kind: "figures"; title: string | null; figures: { key: string; value: Figure }[] }
  | { kind: "table"; title: string; columns: string[]; rows: Figure[][] };

/** A result as figures and tables, in the order of its fields; what lies inside a row becomes a table of its own. */
export function resultBlocks(output: unknown): ResultBlock[] {
  return isRecord(output) ? recordBlocks(output, null) : [];
}

function recordBlocks(record: Readonly<Record<string, unknown>>, title: string | null): ResultBlock[] {
  const figures = Object.entries(record).flatMap(([key, value]): { key: string; value: Figure }[] => {
    if (isFigure(value)) return [{ key, value }];
    return isEmptyList(value) ? [{ key, value: "none" }] : [];
  });
  const nested = Object.entries(record).flatMap(([key, value]) => {
    const name = title === null ? formatFieldName(key) : `${title}, ${formatFieldName(key).toLowerCase()}`;
    if (Array.isArray(value)) return isEmptyList(value) ? [] : listBlocks(value, name);
    return isRecord(value) ? recordBlocks(value, name) : [];
  });
  return figures.length > 0 ? [{ kind: "figures", title, figures }, ...nested] : nested;
}

function listBlocks(items: readonly unknown[], title: string): ResultBlock[] {
  const records = items.filter(isRecord);
  if (records.length === 0) {
    return [
      { kind: "table", title, columns: ["#", "Value"], rows: items.map((item, index) => [index + 1, textOf(item)]) },
    ];
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((key) =>
    records.some((record) => !isNested(record[key])),
  );
  const cells = records.map((record) => columns.map((key) => textOf(record[key])));
  const firsts = new Set(cells.map(([first]) => first));
  const hasNames = naming.has(columns[0] ?? "") && firsts.size === cells.length;
  const table: ResultBlock = hasNames
    ? { kind: "table", title, columns: columns.map(formatFieldName), rows: cells }
    : {
        kind: "table",
        title,
        columns: ["#", ...columns.map(formatFieldName)],
        rows: cells.map((row, index) => [index + 1, ...row]),
      };
  const nested = records.flatMap((record, index) =>
    Object.entries(record).flatMap(([key, value]) => {
      const name = `${title} ${index + 1}, ${formatFieldName(key).toLowerCase()}`;
      if (Array.isArray(value) && isNested(value)) return listBlocks(value, name);
      return isRecord(value) ? recordBlocks(value, name) : [];
    }),
  );
  return [table, ...nested];
}

/** First columns that tell the rows apart; any other table has its rows numbered. */
const naming: ReadonlySet<string> = new Set(["id", "name", "month", "period", "rule", "share", "tier"]);

function isNested(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.some(isRecord));
}

function textOf(value: unknown): Figure {
  if (isFigure(value)) return value;
  return Array.isArray(value) ? value.map(String).join(", ") : null;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isFigure(value: unknown): value is Figure {
  return value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

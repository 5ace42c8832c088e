import type { ImportCheck } from "../../schema/import-check";
import { stageFacts } from "../reader/facts";
import type { ReaderLimits } from "../reader/limits";
import { stagedFields } from "../reader/line-fields";
import { collectFindings } from "../reader/line-stage";
import { lineTotals } from "../reader/line-totals";
import { columnsFound, type FilledColumn } from "../reader/raw-columns";
import type { RawTable } from "../reader/raw-table";
import type { CheckInput } from "../reader/reader-job";
import { literal, stageFormat } from "../reader/sql-text";
import type { Stage } from "../reader/stage";
import { stageFiles } from "../reader/stage-files";
import { focusColumnOf } from "./columns";
import { missingColumnWarnings, requireFocusColumns, requireSingleColumns } from "./focus-columns-check";
import { type FocusCells, filledColumns, focusLineChecks } from "./line-checks";
import { focusLineSql } from "./line-sql";
import { stageTags } from "./tag-table";
import { focusVersionOf } from "./version";

/** What a check of the lines finds; what is known of the file as a whole is added to it. */
export type StagedCheck = Omit<ImportCheck, "kind" | "format" | "rejects" | "headerHash" | "problem" | "columns"> & {
  columns: CheckedColumn[];
};

type CheckedColumn = Pick<ImportCheck["columns"][number], "name" | "target" | "filled" | "samples">;

/** Checks the staged columns of a FOCUS file and stages its lines, their facts and what is rejected. */
export async function checkFocus(
  stage: Stage,
  raw: RawTable,
  input: CheckInput & { limits: ReaderLimits },
): Promise<StagedCheck> {
  const { period, source, reportingCurrency } = input;
  const files = stageFiles(input.workFolder);
  requireSingleColumns(raw.names);
  const columns = await columnsFound(stage, raw);
  const byName = new Map(columns.map((column) => [focusColumnOf(column.name)?.name, column] as const));
  const cell: FocusCells = (name) => cellSql(name, byName.get(name));
  requireFocusColumns(raw.names, cell, period);
  await stageTags(stage, { column: cell("Tags"), workloads: input.workloads });
  const known = (names: readonly string[]) => new Set(names.map((name) => focusColumnOf(name)?.name ?? name));
  const checks = focusLineChecks(cell, { floats: known(raw.floats), instants: known(raw.instants), period });
  const sql = focusLineSql({ names: raw.names, cell, checks, source, period, reportingCurrency });
  await stage.run(`COPY (${sql}) TO ${literal(files.lines)} (${stageFormat(stagedFields)})`);
  const found = await collectFindings(stage, files.lines, checks, (name) => {
    const column = byName.get(name);
    return column ? { sql: column.sql, header: column.name } : null;
  });
  const { totals, months } = await lineTotals(stage, files.lines);
  await stageFacts(stage, files.lines, input.limits.facts);
  const version = focusVersionOf(raw.names);
  return {
    focusVersion: version,
    rows: raw.rows + raw.brokenLines,
    accepted: found.accepted,
    rejected: found.rejected + raw.brokenLines,
    flagged: found.flagged,
    flags: found.flags,
    totals,
    months,
    columns: columns.map(({ name, filled, samples }) => ({
      name,
      target: focusColumnOf(name)?.target ?? null,
      filled: raw.rows === 0 ? 0 : filled / raw.rows,
      samples,
    })),
    warnings: [
      ...missingColumnWarnings(cell, {
        names: raw.names,
        version,
        lines: found.accepted,
        source: source.name,
        period,
        currency: reportingCurrency,
      }),
      ...emptyCells(byName, raw.rows),
      ...severalMonths(months, period),
      ...found.warnings,
    ],
  };
}

/** A column without a value is as good as absent; but where times are missing, each line says so. */
function cellSql(name: string, column: FilledColumn | undefined): string | null {
  const isTime = name === "ChargePeriodStart" || name === "BillingPeriodStart";
  return column && (isTime || column.filled > 0) ? column.sql : null;
}

/** Known providers leave some of these null: worth knowing, no reason to refuse. */
function emptyCells(byName: ReadonlyMap<string | undefined, FilledColumn>, rows: number): ImportCheck["warnings"] {
  return filledColumns.flatMap((name) => {
    const column = byName.get(name);
    if (!column || column.filled === rows) return [];
    const reason = "is empty where FOCUS wants a value";
    return [{ column: column.name, reason, lines: rows - column.filled, firstLine: null, example: null }];
  });
}

function severalMonths(months: ImportCheck["months"], period: string | null): ImportCheck["warnings"] {
  const names = months.map(({ month }) => month);
  const lines = months.reduce((sum, { rows }) => sum + rows, 0);
  const whole = { column: "BillingPeriodStart", firstLine: null };
  const others = months.filter(({ month }) => period !== null && month !== period);
  return [
    ...(names.length > 1
      ? [
          {
            ...whole,
            reason: `The file holds ${names.length} billing periods; each becomes a batch of its own.`,
            lines,
            example: names.slice(0, 12).join(", "),
          },
        ]
      : []),
    ...(others.length > 0
      ? [
          {
            ...whole,
            reason: `is another month than ${period}, which was asked for`,
            lines: others.reduce((sum, { rows }) => sum + rows, 0),
            example: others[0]?.month ?? null,
          },
        ]
      : []),
  ];
}

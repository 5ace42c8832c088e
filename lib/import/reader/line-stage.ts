import type { ImportCheck } from "../../schema/import-check";
import { checksIn, type LineChecks } from "./line-checks";
import { shownCharacters } from "./reject-table";
import { literal } from "./sql-text";
import { countOf, type Stage, textOf } from "./stage";

export type FoundLines = Pick<ImportCheck, "accepted" | "flagged" | "flags"> & {
  /** Of those that were told apart into fields. */
  rejected: number;
  warnings: ImportCheck["warnings"];
};

/**
 * Puts the rejected lines of `lines` among the rejects, with the value as the file has it, and counts what the checks
 * found. `columnOf` gives the SQL name of a column in the raw file.
 */
export async function collectFindings(
  stage: Stage,
  lines: string,
  checks: LineChecks,
  columnOf: (name: string) => { sql: string; header: string } | null,
): Promise<FoundLines> {
  const groups = await stage.rows(`SELECT faults, warns, odd, count(*) AS lines, min(n) AS first
    FROM ${literal(lines)} GROUP BY ALL`);
  const counted = groups.map((row) => ({
    faults: countOf(row.faults),
    warns: countOf(row.warns),
    odd: countOf(row.odd),
    lines: countOf(row.lines),
    first: countOf(row.first),
  }));
  const taken = counted.filter(({ faults }) => faults === 0);
  for (const [index, { column, kind }] of checks.faults.entries()) {
    if (!counted.some(({ faults }) => checksIn(checks.faults, faults).includes(checks.faults[index] ?? never)))
      continue;
    const found = columnOf(column);
    if (!found) continue;
    await stage.run(`INSERT INTO reject SELECT n, ${literal(found.header)}, left(${found.sql}, ${shownCharacters}),
      CASE WHEN ${found.sql} IS NULL THEN 'missing' ELSE ${literal(kind)} END, NULL
      FROM raw JOIN ${literal(lines)} AS line USING (n) WHERE line.faults & ${2 ** index} <> 0`);
  }
  const warnings: ImportCheck["warnings"] = [];
  for (const warning of checks.warnings) {
    const groupsWith = taken.filter(({ warns }) => checksIn(checks.warnings, warns).includes(warning));
    if (groupsWith.length === 0) continue;
    const firstLine = Math.min(...groupsWith.map(({ first }) => first));
    const found = warning.column === null ? null : columnOf(warning.column);
    warnings.push({
      column: found?.header ?? warning.column,
      reason: warning.reason,
      lines: total(groupsWith),
      firstLine,
      example: found ? await valueAt(stage, { column: found.sql, line: firstLine }) : null,
    });
  }
  const flagged = taken.filter(({ odd }) => odd !== 0);
  return {
    accepted: total(taken),
    rejected: total(counted) - total(taken),
    flagged: total(flagged),
    flags: checks.odd.flatMap((check) => {
      const lines = total(flagged.filter(({ odd }) => checksIn(checks.odd, odd).includes(check)));
      return lines === 0 ? [] : [{ reason: check.reason, lines }];
    }),
    warnings,
  };
}

const never: LineChecks["faults"][number] = { column: "", kind: "text", when: "" };

function total(groups: readonly { lines: number }[]): number {
  return groups.reduce((sum, { lines }) => sum + lines, 0);
}

async function valueAt(stage: Stage, at: { column: string; line: number }): Promise<string | null> {
  const [row] = await stage.rows(
    `SELECT left(${at.column}, ${shownCharacters}) AS value FROM raw WHERE n = ${at.line} LIMIT 1`,
  );
  return textOf(row?.value);
}

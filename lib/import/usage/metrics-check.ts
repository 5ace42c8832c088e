import { mostOf } from "../../calc/imported-metrics";
import type { Amount } from "../../ledger/amount";
import { amountOf, parseAmount } from "../../ledger/amount-text";
import { metricName, metricNameForm } from "../../schema/metric-name";
import type { StagedCheck } from "../focus/focus-check";
import { workloadsByName } from "../focus/workload-tag";
import { metricColumns } from "../reader/line-fields";
import { columnsFound } from "../reader/raw-columns";
import type { RawTable } from "../reader/raw-table";
import type { CheckInput } from "../reader/reader-job";
import { type RejectWriter, rejectWriter } from "../reader/reject-table";
import { literal, stageFormat } from "../reader/sql-text";
import { countOf, type Stage, textOf } from "../reader/stage";
import { stageFiles } from "../reader/stage-files";
import { textTable } from "../reader/text-table";
import { isoDayOf } from "./file-days";
import { columnsByField, type NamedColumn } from "./named-columns";

type MetricField = "day" | "team" | "workload" | "metric" | "value";

export const metricFields: readonly NamedColumn<MetricField>[] = [
  { field: "day", names: ["day", "date"], needed: true },
  { field: "team", names: ["team"] },
  { field: "workload", names: ["workload"] },
  { field: "metric", names: ["metric", "unit"], needed: true },
  { field: "value", names: ["value", "quantity", "amount"], needed: true },
];

type Names = { teams: ReadonlyMap<string, string>; workloads: ReadonlyMap<string, { id: string }> };

/** Stages units of use by day, such as tokens and requests: what costs are divided or shared by. */
export async function checkMetrics(stage: Stage, raw: RawTable, input: CheckInput): Promise<StagedCheck> {
  const files = stageFiles(input.workFolder);
  const columns = await columnsFound(stage, raw);
  const fields = columnsByField(raw.names, metricFields, "A metrics file");
  const names: Names = {
    teams: new Map((input.teams ?? []).map(({ id, name }) => [name.trim().toLowerCase(), id])),
    workloads: workloadsByName(input.workloads),
  };
  const table = await textTable(stage, "metric", ["n", "day", "team_id", "workload_id", "metric", "value"]);
  const rejects = await rejectWriter(stage);
  let accepted = 0;
  const cells = raw.names.map((_, index) => `c${index}`).join(", ");
  for await (const rows of stage.stream(`SELECT CAST(n AS VARCHAR), ${cells} FROM raw`)) {
    for (const row of rows) {
      const cell = (field: MetricField) => {
        const index = fields.get(field);
        return index === undefined ? null : textOf(row[index + 1])?.trim() || null;
      };
      const line = textOf(row[0]) ?? "";
      const header = (field: MetricField) => raw.names[fields.get(field) ?? -1] ?? field;
      const point = metricPoint(cell, names, { line: Number(line), header, rejects });
      if (!point) continue;
      accepted += 1;
      table.add([line, ...point]);
    }
  }
  table.close();
  rejects.close();
  const months = await stage.rows(`SELECT left(day, 7) AS month, count(*) AS rows, min(day) AS first, max(day) AS last
    FROM metric GROUP BY ALL ORDER BY month`);
  await stage.run(`COPY (SELECT CAST(n AS BIGINT) AS n, left(day, 7) AS month, CAST(day AS DATE) AS day, team_id, workload_id,
    metric, CAST(value AS DECIMAL(38,18)) AS value, 0 AS faults FROM metric) TO ${literal(files.lines)} (${stageFormat(metricColumns.length)})`);
  const targets = new Map([...fields].map(([field, index]) => [index, field]));
  return {
    focusVersion: null,
    rows: raw.rows + raw.brokenLines,
    accepted,
    rejected: raw.rows - accepted + raw.brokenLines,
    flagged: 0,
    flags: [],
    totals: {},
    months: months.map((row) => ({
      month: textOf(row.month) ?? "",
      rows: countOf(row.rows),
      flagged: 0,
      firstDay: textOf(row.first) ?? "",
      lastDay: textOf(row.last) ?? "",
      totals: {},
    })),
    columns: columns.map(({ name, filled, samples }, index) => ({
      name,
      target: targets.get(index) ?? null,
      filled: raw.rows === 0 ? 0 : filled / raw.rows,
      samples,
    })),
    warnings: [],
  };
}

type At = { line: number; header: (field: MetricField) => string; rejects: RejectWriter };

/** day, team, workload, metric and value as they are stored; null when the line was rejected. */
function metricPoint(
  cell: (field: MetricField) => string | null,
  { teams, workloads }: Names,
  { line, header, rejects }: At,
): (string | null)[] | null {
  const problems: { field: MetricField; reason: string }[] = [];
  const [dayText, teamText, workloadText, valueText] = [cell("day"), cell("team"), cell("workload"), cell("value")];
  const day = isoDayOf(dayText ?? "");
  if (day === null)
    problems.push({ field: "day", reason: dayText === null ? "is missing" : "is no day such as 2026-11-23" });
  const teamId = teamText === null ? null : (teams.get(teamText.trim().toLowerCase()) ?? null);
  if (teamText !== null && teamId === null) problems.push({ field: "team", reason: "is no team of this organisation" });
  const workloadId = workloadText === null ? null : (workloads.get(workloadText.trim().toLowerCase())?.id ?? null);
  if (workloadText !== null && workloadId === null)
    problems.push({ field: "workload", reason: "is no workload of this name" });
  const metric = metricName(cell("metric") ?? "");
  if (!metricNameForm.test(metric))
    problems.push({ field: "metric", reason: "is no name of 1 to 60 letters, digits and hyphens such as tokens" });
  const value = parseAmount((valueText ?? "").trim());
  if (value.amount === null)
    problems.push({ field: "value", reason: valueText === null ? "is missing" : `is no number: ${value.reason}` });
  else if (value.amount < 0n) problems.push({ field: "value", reason: "is negative" });
  else if (isAboveMost(metric, value.amount))
    problems.push({ field: "value", reason: `is above ${mostOf(metric)}: write 99.9% as 0.999` });
  for (const { field, reason } of problems)
    rejects.add({ line, column: header(field), value: cell(field)?.slice(0, 200) ?? null, reason });
  return problems.length > 0 ? null : [day, teamId, workloadId, metric, valueText?.trim() ?? ""];
}

function isAboveMost(metric: string, value: Amount): boolean {
  const most = mostOf(metric);
  return most !== null && value > amountOf(`${most}`);
}

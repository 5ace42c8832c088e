import type { Client } from "pg";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { ImportCheck } from "@/lib/schema/import-check";
import { identityOf } from "@/lib/store/batch-identity";
import { demoId } from "../ids";
import { tokenOwner } from "../people";
import { type SourceName, sourceNames } from "./accounts";
import type { DemoBatch } from "./batches";
import { dayAfter } from "./calendar";
import type { LedgerAudit } from "./ledger-audit";
import type { MetricBatch } from "./metrics";
import { insertRows, type Json } from "./rows";

type Kind = ImportCheck["kind"];

const sources: Readonly<
  Record<
    SourceName,
    { kind: Kind; expected: boolean; file: (month: IsoMonth) => string; format: ImportCheck["format"] }
  >
> = {
  AWS: {
    kind: "focus",
    expected: true,
    format: "parquet",
    file: (month) => `northwind-focus-1-2_${month}.snappy.parquet`,
  },
  Azure: {
    kind: "focus",
    expected: true,
    format: "csv.gz",
    file: (month) => `focus-cost_nw-eu_${month}_part_0_0001.csv.gz`,
  },
  "Google Cloud": {
    kind: "focus",
    expected: true,
    format: "csv.gz",
    file: (month) => `gcp-focus-01B7C2-${month}.csv.gz`,
  },
  "Lund metering": {
    kind: "usage",
    expected: true,
    format: "csv",
    file: (month) => `lund-hall-gpu-hours-${month}.csv`,
  },
  "Edge metering": { kind: "usage", expected: true, format: "csv", file: (month) => `edge-devices-${month}.csv` },
  "Product metrics": { kind: "metrics", expected: false, format: "csv", file: (month) => `product-units-${month}.csv` },
};

export async function loadSources(client: Client, createdAt: Date): Promise<void> {
  const rows = sourceNames.map((name) => ({
    id: sourceId(name),
    name,
    kind: sources[name].kind,
    expected: sources[name].expected,
    created_at: createdAt.toISOString(),
  }));
  await insertRows(client, "bill_source", rows);
}

type Totals = ImportCheck["totals"];

type Batch = Pick<
  DemoBatch,
  "id" | "source" | "month" | "monthsBack" | "corrects" | "flagged" | "sha256" | "bytes" | "firstDay" | "lastDay"
> & {
  lines: number;
  flags: Readonly<Record<string, number>>;
};

/** A file and its one batch for each, with what its check found. The totals are those of the facts in the database. */
export async function loadImports(
  client: Client,
  { batches, metrics, now }: { batches: readonly DemoBatch[]; metrics: readonly MetricBatch[]; now: Date },
): Promise<LedgerAudit[]> {
  const totals = await totalsOf(client);
  const all: Batch[] = [
    ...batches.map((batch) => ({ ...batch, lines: batch.rows.length })),
    ...metrics.map((batch) => ({
      ...batch,
      source: "Product metrics" as const,
      corrects: null,
      flagged: 0,
      flags: {},
      lines: batch.rows.length,
    })),
  ];
  const made = all.map((batch) => rowsOf(batch, { totals: totals.get(batch.id) ?? {}, now }));
  await insertRows(
    client,
    "import_file",
    made.map(({ file }) => file),
  );
  await insertRows(
    client,
    "import_batch",
    made.map(({ batch }) => batch),
  );
  return made.map(({ audit }) => audit);
}

async function totalsOf(client: Client): Promise<Map<string, Totals>> {
  const { rows } = await client.query<{ id: string; totals: Totals }>(
    `SELECT batch_id AS id, jsonb_object_agg(currency, jsonb_build_object('billed', billed::text, 'effective', effective::text,
       'list', list::text, 'contracted', contracted::text)) AS totals
     FROM (SELECT batch_id, currency, trim_scale(sum(billed)) AS billed, trim_scale(sum(effective)) AS effective,
         trim_scale(sum(list)) AS list, trim_scale(sum(contracted)) AS contracted FROM cost_fact GROUP BY batch_id, currency) sums
     GROUP BY batch_id`,
  );
  return new Map(rows.map(({ id, totals }) => [id, totals]));
}

function rowsOf(batch: Batch, { totals, now }: { totals: Totals; now: Date }) {
  const { kind, format, file } = sources[batch.source];
  const name = batch.corrects === null ? file(batch.month) : file(`${batch.corrects}-restated`);
  const fileId = demoId("import", `${batch.source} ${name}`);
  const at = arrivalOf(batch, now);
  const found = foundIn(batch, { kind, format, totals });
  const month = `${batch.month}-01`;
  return {
    file: {
      id: fileId,
      source_id: sourceId(batch.source),
      name,
      bytes: batch.bytes,
      sha256: batch.sha256,
      format,
      focus_version: found.focusVersion,
      status: "committed",
      period: `${batch.corrects ?? batch.month}-01`,
      rows_read: batch.lines,
      rows_per_second: 41_000 + (batch.bytes % 9_000),
      found: found satisfies Json,
      created_by_id: demoId("user", tokenOwner),
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
    },
    batch: {
      id: batch.id,
      file_id: fileId,
      source_id: sourceId(batch.source),
      billing_month: month,
      sha256: identityOf(batch.sha256, batch.corrects),
      status: "committed",
      line_count: batch.lines,
      flagged_count: batch.flagged,
      totals,
      corrects_month: batch.corrects === null ? null : `${batch.corrects}-01`,
      committed_at: at.toISOString(),
    },
    audit: {
      at,
      actor: tokenOwner,
      action: "import.commit",
      entity: "import",
      entityId: fileId,
      detail: { source: batch.source, name, month: batch.month, rows: batch.lines, totals },
    } satisfies LedgerAudit,
  };
}

/** Bills of a month arrive on the third of the next; the running month is brought up to date every morning. */
function arrivalOf({ monthsBack, month, corrects, source }: Batch, now: Date): Date {
  const minutes = sourceNames.indexOf(source) * 4 + (corrects === null ? 0 : 40);
  const arrived = monthsBack === 0 ? now.getTime() - 5 * 3_600_000 : dayAfter(month, 3).getTime();
  return new Date(Math.min(arrived, now.getTime() - 5 * 3_600_000) + minutes * 60_000);
}

function foundIn(
  { month, corrects, lines, flagged, flags, firstDay, lastDay }: Batch,
  { kind, format, totals }: { kind: Kind; format: ImportCheck["format"]; totals: Totals },
) {
  return {
    kind,
    format,
    focusVersion: kind === "focus" ? "1.2" : null,
    rows: lines,
    accepted: lines,
    rejected: 0,
    flagged,
    totals,
    months: [{ month: corrects ?? month, rows: lines, flagged, firstDay, lastDay, totals }],
    headerHash: null,
    problem: null,
    columns: [],
    warnings: [],
    flags: Object.entries(flags).map(([reason, count]) => ({ reason, lines: count })),
    rejects: [],
  } satisfies ImportCheck;
}

function sourceId(name: SourceName): string {
  return demoId("source", name);
}

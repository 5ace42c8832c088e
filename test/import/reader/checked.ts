import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { checkInto } from "../../../lib/import/reader/check-file";
import { copyOut } from "../../../lib/import/reader/copy-out";
import { type StagedFact, stagedFactRows } from "../../../lib/import/reader/fact-rows";
import { lineColumns, lineFields, metricColumns } from "../../../lib/import/reader/line-fields";
import type { CheckInput, CopyInput, CopyTask } from "../../../lib/import/reader/reader-job";
import { amountOf, formatAmount } from "../../../lib/ledger/amount-text";
import type { ImportCheck } from "../../../lib/schema/import-check";
import { factColumns, rollupColumns } from "../../../lib/schema/ledger-columns";

export type Row = Record<string, string>;

/** A file that was checked in this process, so that a test need not start another. */
export type Checked = {
  check: ImportCheck;
  rows(task: CopyTask, copy: Partial<CopyInput> & { month: string }): Promise<Row[]>;
  facts(month: string): Promise<StagedFact[]>;
  left(): Promise<string[]>;
};

const columns = {
  "copy-lines": lineColumns,
  "copy-facts": factColumns,
  "copy-rollup": rollupColumns,
  "copy-metrics": metricColumns,
} as const;

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "reader-test-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks a file of these bytes and hands the result to a test. */
export function checked<T>(
  bytes: string | Uint8Array,
  use: (checked: Checked) => Promise<T>,
  input: Partial<CheckInput> = {},
): Promise<T> {
  return inFolder(async (folder) => {
    const [path, workFolder] = [join(folder, "upload"), folder];
    await writeFile(path, bytes);
    const check = await checkInto(
      {
        path,
        name: "bill.csv",
        kind: "focus",
        source: { name: "Our source" },
        workFolder,
        period: null,
        reportingCurrency: "USD",
        workloads: [],
        ...input,
      },
      () => undefined,
    );
    return use({
      check,
      rows: async (task, copy) => {
        const pieces: Buffer[] = [];
        const out = new Writable({
          write: (piece, _encoding, done) => {
            pieces.push(piece);
            done();
          },
        });
        await copyOut(task, { workFolder, batchId: "b", owners: [], ...copy }, out);
        const lines = Buffer.concat(pieces).toString("utf8").split("\n").slice(0, -1);
        return lines.map((line) => {
          const cells = line.split("\t").map(unescaped);
          if (cells.length !== columns[task].length) throw new Error(`${cells.length} columns: ${line}`);
          return Object.fromEntries(columns[task].map((name, index) => [name, kept(name, cells[index] ?? "")]));
        });
      },
      facts: async (month) => {
        const found: StagedFact[] = [];
        for await (const some of stagedFactRows({ workFolder, month })) found.push(...some);
        return found;
      },
      left: () => readdir(folder),
    });
  });
}

/** An amount as numeric keeps it: its zeros at the end are none of its digits. */
function kept(name: string, cell: string): string {
  const isAmount = lineFields.decimals.some((decimal) => decimal === name);
  return isAmount && cell !== "" ? formatAmount(amountOf(cell)) : cell;
}

/** As Postgres reads the text format of a COPY. */
function unescaped(cell: string): string {
  const meant: Record<string, string> = { "\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r" };
  return cell.replace(/\\(.|$)/gs, (pair) => {
    const character = meant[pair];
    if (character === undefined) throw new Error(`"${pair}" is no escape.`);
    return character;
  });
}

const standard = {
  BilledCost: "1.50",
  EffectiveCost: "1.50",
  ListCost: "2",
  ContractedCost: "1.50",
  BillingCurrency: "USD",
  BillingPeriodStart: "2026-10-01T00:00:00Z",
  BillingPeriodEnd: "2026-11-01T00:00:00Z",
  ChargePeriodStart: "2026-10-03T00:00:00Z",
  ChargePeriodEnd: "2026-10-04T00:00:00Z",
  ChargeCategory: "Usage",
  ProviderName: "AWS",
  ServiceName: "Amazon S3",
  ServiceCategory: "Storage",
  ResourceId: "r-1",
  Tags: '{"team":"vision"}',
};

/** A FOCUS file of lines that differ from an ordinary one in the given columns; more columns may be named. */
export function focusCsv(...lines: readonly Row[]): string {
  const names = [...new Set([...Object.keys(standard), ...lines.flatMap((line) => Object.keys(line))])];
  const cells = lines.map((line) => names.map((name) => ({ ...standard, ...line })[name] ?? ""));
  return [names, ...cells].map((row) => row.map(quoted).join(",")).join("\n");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

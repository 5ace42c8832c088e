import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Workload, WorkloadInput } from "../schema/workload";
import {
  type WorkloadCheck,
  type WorkloadImportUndo,
  type WorkloadUpload,
  workloadImportUndo,
} from "../schema/workload-import";
import { type ImportedRow, importLimits, textOf, type WorkloadFile } from "./workload-csv";

type Text = ReturnType<typeof textOf>;

/** The browser sends files compressed; what they inflate to is counted, so that a small file cannot fill the memory. */
export async function uploadedText({ file }: Pick<WorkloadUpload, "file">): Promise<Text> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return textOf(bytes);
  try {
    return textOf(gunzipSync(bytes, { maxOutputLength: importLimits.bytes + 1 }));
  } catch {
    return { ok: false, line: null, reason: "The file is larger than 5 MB, or was damaged on its way." };
  }
}

const shownRows = 20;

export function checkOf(file: WorkloadFile): WorkloadCheck {
  if (!file.ok) return file;
  const count = (outcome: ImportedRow["outcome"]) => file.rows.filter((row) => row.outcome === outcome).length;
  return {
    ok: true,
    digest: digestOf(file.rows),
    lines: file.rows.length,
    create: count("create"),
    update: count("update"),
    unchanged: count("unchanged"),
    rejectedLines: count("reject"),
    preview: file.rows.slice(0, shownRows).map(({ line, outcome, cells }) => ({ line, outcome, cells })),
    rejections: file.rows.flatMap((row) => (row.outcome === "reject" ? row.problems : [])),
    ignoredColumns: file.ignoredColumns,
  };
}

/** Stands for the changes and the state they start from: a commit under another digest would do something unseen. */
export function digestOf(rows: readonly ImportedRow[]): string {
  const changes = rows.flatMap((row) => {
    if (row.outcome === "create") return [{ input: row.input }];
    return row.outcome === "update" ? [{ input: row.input, id: row.before.id, seenAt: row.before.updatedAt }] : [];
  });
  return createHash("sha256").update(JSON.stringify(changes)).digest("hex");
}

export type ImportChanges = { create: WorkloadInput[]; update: { before: Workload; after: Workload }[] };

export function changesOf(rows: readonly ImportedRow[]): ImportChanges {
  return {
    create: rows.flatMap((row) => (row.outcome === "create" ? [row.input] : [])),
    update: rows.flatMap((row) =>
      row.outcome === "update" ? [{ before: row.before, after: { ...row.before, ...row.input, ...row.names } }] : [],
    ),
  };
}

/** Held by the browser until somebody presses Undo; compressed, because it holds what every changed row was before. */
export function packUndo(undo: WorkloadImportUndo): string {
  return gzipSync(JSON.stringify(undo)).toString("base64");
}

/** null for anything that `packUndo` did not make. */
export function unpackUndo(packed: string): WorkloadImportUndo | null {
  try {
    const text = gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: 20_000_000 }).toString("utf8");
    return workloadImportUndo.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

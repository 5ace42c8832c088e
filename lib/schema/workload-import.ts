import { z } from "zod";
import { workloadInput } from "./workload";

const fileName = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);

export const workloadUpload = z.object({ file: z.instanceof(Blob), fileName });

export type WorkloadUpload = z.infer<typeof workloadUpload>;

/** `digest` names the check whose changes are meant. */
export const workloadCommitInput = workloadUpload.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const workloadUndoInput = z.object({ packed: z.base64().max(900_000) });

/** What takes an import back: the workloads it made, and what those it changed were before. */
export const workloadImportUndo = z.object({
  importId: z.uuid(),
  importedAt: z.iso.datetime(),
  created: z.array(z.uuid()).max(10_000),
  updated: z.array(workloadInput.extend({ id: z.uuid(), archivedAt: z.iso.datetime().nullable() })).max(10_000),
});

export type WorkloadImportUndo = z.infer<typeof workloadImportUndo>;

/** What the check of a file found; nothing was written for it. */
export type WorkloadCheck =
  | {
      ok: true;
      /** Stands for exactly these changes: the commit is refused when it would do anything else. */
      digest: string;
      lines: number;
      create: number;
      update: number;
      unchanged: number;
      rejectedLines: number;
      preview: readonly {
        line: number;
        outcome: "create" | "update" | "unchanged" | "reject";
        cells: Record<string, string>;
      }[];
      rejections: readonly { line: number; column: string; value: string; reason: string }[];
      ignoredColumns: readonly string[];
    }
  | { ok: false; line: number | null; reason: string };

export type WorkloadCommit = { created: number; updated: number; packedUndo: string };

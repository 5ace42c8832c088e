import { z } from "zod";

export const importKinds = ["focus", "usage", "metrics"] as const;

export type ImportKind = (typeof importKinds)[number];

const amount = z.string();

/** Sums of one currency as exact decimal text; null where lines do not say. */
const totals = z.object({
  billed: amount,
  effective: amount,
  list: amount.nullable(),
  contracted: amount.nullable(),
});

export type CostTotals = z.infer<typeof totals>;

export const reject = z.object({
  /** In the file, its header being line 1; a row number for Parquet. */
  line: z.int(),
  column: z.string(),
  value: z.string().nullable(),
  reason: z.string(),
});

export type Reject = z.infer<typeof reject>;

/** What a file holds and what would come of it: the step between staging and committing. */
export const importCheck = z.object({
  kind: z.enum(importKinds),
  format: z.enum(["csv", "csv.gz", "csv.zst", "parquet", "json"]),
  focusVersion: z.string().nullable(),
  /** Of the names of the columns: files that have the same are mapped in the same way. */
  headerHash: z.string().nullable().default(null),
  /** Why nothing of it could be taken before its columns are mapped. */
  problem: z.string().nullable().default(null),
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  /** Accepted, but waiting for somebody to look at them. */
  flagged: z.int(),
  /** By currency; empty for metrics. */
  totals: z.record(z.string(), totals),
  months: z.array(
    z.object({
      month: z.string(),
      rows: z.int(),
      flagged: z.int(),
      firstDay: z.string(),
      lastDay: z.string(),
      totals: z.record(z.string(), totals),
    }),
  ),
  columns: z.array(
    z.object({
      name: z.string(),
      /** The field it becomes; null: kept as it is. */
      target: z.string().nullable(),
      /** The column of its kind that it stands for, and the one that its name says; null: none. */
      stands: z.string().nullable().default(null),
      automatic: z.string().nullable().default(null),
      filled: z.number(),
      samples: z.array(z.string()),
    }),
  ),
  warnings: z.array(
    z.object({
      column: z.string().nullable(),
      reason: z.string(),
      lines: z.int(),
      firstLine: z.int().nullable(),
      example: z.string().nullable(),
    }),
  ),
  flags: z.array(z.object({ reason: z.string(), lines: z.int() })),
  /** The first of them; all are kept for download. */
  rejects: z.array(reject),
});

export type ImportCheck = z.infer<typeof importCheck>;

import { z } from "zod";
import { importKinds, reject } from "./import-check";

export const importStatuses = [
  "receiving",
  "checking",
  "staged",
  "committing",
  "committed",
  "undone",
  "failed",
  "cancelled",
] as const;

export type ImportStatus = (typeof importStatuses)[number];

/** Bytes of a file as it is sent, packed or not. */
export const uploadBytesAtMost = 8 * 1024 ** 3;

/** What is still going on: its progress is worth asking for again. */
export const runningStatuses: readonly ImportStatus[] = ["receiving", "checking", "committing"];

export const batchStatuses = ["writing", "committed", "replaced", "undone"] as const;

export const isoMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Write the month as 2026-11.");

const sourceName = z.string().trim().min(1, "Name the source.").max(120, "At most 120 characters.");
const oneLine = z.string().regex(/^\P{Cc}*$/u, "Must be one line.");
const yesOrNo = z.enum(["true", "false"], { error: "Write true or false." }).transform((text) => text === "true");

export const billSourceInput = z.object({
  name: sourceName.pipe(oneLine),
  kind: z.enum(importKinds, { error: "Choose what it sends." }),
  expected: z.boolean().default(true),
});

export type BillSourceInput = z.infer<typeof billSourceInput>;

/** The address of an upload says what the body is. */
export const importQuery = z.strictObject({
  source: sourceName.pipe(oneLine),
  /** Of a source that is not there yet; of one that is, it has to agree. */
  kind: z.enum(importKinds).optional(),
  period: isoMonth.optional(),
  mode: z.enum(["commit", "stage"], { error: "Write commit or stage." }).default("commit"),
  acceptRejects: yesOrNo.default(false),
  /** What the sender calls the file. */
  name: z.string().trim().min(1, "Leave it out or name the file.").max(255).pipe(oneLine).optional(),
  /** false: answer 202 as soon as the file is received; its progress is at its own address. */
  wait: yesOrNo.default(true),
});

export type ImportQuery = z.infer<typeof importQuery>;

const idempotencyKey = z.object({
  "Idempotency-Key": z.string().regex(/^[\x21-\x7e]{1,255}$/, "Must be 1 to 255 visible characters."),
});

/** The key of a request's header, null without one. Throws for one that cannot be kept. */
export function readIdempotencyKey(header: string | null): string | null {
  return header === null ? null : idempotencyKey.parse({ "Idempotency-Key": header })["Idempotency-Key"];
}

const importId = z.object({ id: z.uuid("Must be the id of an import.") });

/** The id in an address. Throws for what can be none. */
export function importIdOf(params: unknown): string {
  return importId.parse(params).id;
}

const amount = z.string();

export const importTotals = z.record(
  z.string(),
  z.object({ billed: amount, effective: amount, list: amount.nullable(), contracted: amount.nullable() }),
);

export type ImportTotals = z.infer<typeof importTotals>;

/** What an upload is answered with. Amounts are exact decimal text. */
export const importAnswer = z.object({
  id: z.uuid(),
  status: z.enum(importStatuses),
  duplicate: z.boolean(),
  rows: z.int(),
  rejected: z.int(),
  totals: importTotals,
});

export type ImportAnswer = z.infer<typeof importAnswer>;

export const importBatch = z.object({
  id: z.uuid(),
  month: z.string(),
  status: z.enum(batchStatuses),
  rows: z.int(),
  flagged: z.int(),
  totals: importTotals,
  /** The closed month that the lines correct; null: they are of their own month. */
  correctsMonth: z.string().nullable(),
});

export type ImportBatch = z.infer<typeof importBatch>;

export const importDetail = z.object({
  id: z.uuid(),
  source: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(importKinds) }),
  name: z.string(),
  status: z.enum(importStatuses),
  /** Why it failed or was put back. */
  failure: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string().nullable(),
  format: z.string().nullable(),
  focusVersion: z.string().nullable(),
  period: z.string().nullable(),
  /** Why nothing of it can be taken before its columns are mapped; null: they are. */
  problem: z.string().nullable(),
  rowsRead: z.int(),
  rowsPerSecond: z.int(),
  rows: z.int(),
  rejected: z.int(),
  flagged: z.int(),
  totals: importTotals,
  batches: z.array(importBatch),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type ImportDetail = z.infer<typeof importDetail>;

/** What a file that does not count is answered with, besides what every problem has. */
export const refusedImport = z.object({
  id: z.uuid(),
  import: z.object({ status: z.enum(importStatuses), rows: z.int(), rejected: z.int() }),
  rejects: z.array(reject),
});

/** Lines of a batch that somebody looked at. */
export const reviewInput = z.object({
  decision: z.enum(["approved", "refused"]),
  lines: z
    .array(z.object({ month: isoMonth, batchId: z.uuid(), line: z.int().min(1) }))
    .min(1, "Choose at least one line.")
    .max(1_000, "At most 1,000 lines at once."),
});

export type ReviewInput = z.infer<typeof reviewInput>;

/** All lines of an import that wait for one and the same reason. */
export const reasonReviewInput = z.object({
  decision: z.enum(["approved", "refused"]),
  importId: z.uuid(),
  reason: z.string().min(1).max(500),
});

export type ReasonReviewInput = z.infer<typeof reasonReviewInput>;

import type { Readable } from "node:stream";
import type { IsoMonth } from "@/lib/ledger/calendar";
import type { LineFacts } from "@/lib/ledger/mapping-rule";

/** Who bears the lines of a fact, and the rule that said so. */
export type FactOwner = { factNo: number; owner: string; mappingRule: string | null };

export type FactToMap = { factNo: number; facts: LineFacts };

export type CopyInput = {
  /** The month of the batch. */
  month: IsoMonth;
  batchId: string;
  owners: readonly FactOwner[];
  /** The month that the lines have in the file, when they are written into another. */
  correctsMonth?: IsoMonth;
};

/** A staged file as the store takes it: what rules can see of a month, and text for a COPY (NULL '') of each kind of row. */
export type BatchContent = {
  factsToMap: (month: IsoMonth) => Promise<FactToMap[]>;
  lines: (input: CopyInput) => Readable;
  facts: (input: CopyInput) => Readable;
  rollups: (input: CopyInput) => Readable;
  metrics: (input: CopyInput) => Readable;
  columns: Readonly<Record<"lines" | "facts" | "rollups" | "metrics", readonly string[]>>;
};

import { z } from "zod";
import { costBases } from "../ledger/costs";
import { sharingMethods } from "../ledger/sharing-method";
import { statementParts } from "../ledger/statement";
import type { StatementDocument } from "../ledger/statement-document";
import { decimalText } from "./amount";
import { costSource } from "./ledger-owner";

const amount = decimalText.nullable();
const costs = z.record(z.enum(costBases), amount);

const figures = z.object({
  parts: z.record(z.enum(statementParts), amount),
  direct: amount,
  total: amount,
  list: amount,
  discounts: amount,
});

const line = z.object({
  workloadId: z.string().nullable(),
  workload: z.string().nullable(),
  provider: z.string(),
  service: z.string(),
  tier: z.string(),
  correctsMonth: z.string().nullable(),
  part: z.enum(statementParts),
  ruleId: z.string().nullable(),
  rule: z.string().nullable(),
  lineCount: z.int(),
  costs,
});

const share = z.object({
  part: z.enum(["shared", "idle"]),
  ruleId: z.string(),
  rule: z.string(),
  costs,
  working: z
    .object({
      from: z.string(),
      method: z.enum(sharingMethods),
      unit: z.string(),
      weight: decimalText,
      totalWeight: decimalText,
      ratio: decimalText,
      pool: costs,
    })
    .nullable(),
});

const statementDocument = z.object({
  owner: costSource,
  name: z.string(),
  figures: z.record(z.enum(costBases), figures),
  lines: z.array(line),
  shares: z.array(share),
  gpuHours: z.object({ allocated: decimalText, used: decimalText }).nullable(),
  budget: amount,
}) satisfies z.ZodType<StatementDocument>;

/** Shares by direct cost weigh by what was billed, or by what is effective: list and contracted go with the latter. */
function weighed<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ effective: schema, billed: schema });
}

/** A statement as it was issued: `closed_statement.statement`. */
export const issuedStatement = weighed(statementDocument);

export type IssuedStatement = { effective: StatementDocument; billed: StatementDocument };

/** The line under every total; what waits for review or was refused is a part of the unallocated. */
export const reconciliationFigures = z.object({
  imported: decimalText,
  allocated: decimalText,
  unallocated: decimalText,
  inReview: decimalText,
  difference: decimalText,
});

export type ReconciliationFigures = z.output<typeof reconciliationFigures>;

/** What a closing froze besides the statements: `closed_period.frozen`. */
export const frozenMonth = z.object({
  month: z.string(),
  version: z.int(),
  currency: z.string(),
  /** Of the allocation rules; 0: there were none. */
  rulesVersion: z.int(),
  rules: z.json(),
  rates: z.array(z.object({ currency: z.string(), rate: decimalText })),
  /** Null where a line has no cost in the basis. */
  reconciliation: z.record(z.enum(costBases), reconciliationFigures.nullable()),
  /** The lines by their batches: what was delivered, and the hash of each file. */
  batches: z.array(z.object({ id: z.string(), sha256: z.string(), lines: z.string() })),
  /** What no team bears: pools, and what nobody was given. */
  unallocated: weighed(z.array(statementDocument)),
});

export type FrozenMonth = Omit<z.output<typeof frozenMonth>, "unallocated"> & {
  unallocated: Readonly<Record<keyof IssuedStatement, readonly StatementDocument[]>>;
};

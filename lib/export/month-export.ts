import type { GpuHours } from "../chart/chargeback-rows";
import type { IsoMonth } from "../ledger/calendar";
import type { CostBasis } from "../ledger/costs";
import type { AmountText, StatementDocument, StatementFigures } from "../ledger/statement-document";
import type { AllocationRules } from "../schema/allocation-rules";
import type { PeriodState, StatementState } from "../schema/chargeback";
import type { ReconciliationFigures } from "../schema/month-document";

/** A month as its files tell it: figures that stay exact decimal text, in one basis. */
export type MonthExport = {
  organisation: string;
  month: IsoMonth;
  state: PeriodState;
  /** Of the closing that is told; null: the month as it is now. */
  version: number | null;
  basis: CostBasis;
  currency: string;
  rulesVersion: number;
  teams: readonly ExportedTeam[];
  /** Pools and what nobody was given; empty for a manager. */
  unallocated: readonly StatementDocument[];
  /** Null for a manager, and where a line has no cost in the basis. */
  reconciliation: ReconciliationFigures | null;
  /** False: it holds the reader's own teams and nothing else. */
  isWhole: boolean;
  /** The rules as text; null: not for this reader. */
  rules: AllocationRules | null;
};

export type ExportedTeam = {
  id: string;
  name: string;
  unit: string | null;
  state: StatementState;
  document: StatementDocument;
};

/** One statement, of a team or of a business unit with the teams below it, and what it is compared with. */
export type TeamExport = Omit<MonthExport, "teams" | "unallocated" | "reconciliation" | "isWhole" | "rules"> & {
  team: { name: string; unit: string | null; state: StatementState };
  /** The team's own, then those of the teams below it. */
  documents: readonly StatementDocument[];
  /** Of all documents together, as are budget and hours. */
  figures: StatementFigures;
  previousTotal: AmountText;
  budget: AmountText;
  gpuHours: GpuHours;
};

/** A row of a month that is the sum of no other row. */
export type MonthRow = {
  kind: "team" | "unallocated";
  name: string;
  unit: string | null;
  state: StatementState | null;
  document: StatementDocument;
};

/** Every owner of a month once: teams, then pools, then what nobody was given. Together they are all that is counted. */
export function rowsOf({ teams, unallocated }: Pick<MonthExport, "teams" | "unallocated">): MonthRow[] {
  const nobody = (document: StatementDocument) => document.owner === "unallocated";
  const others = [...unallocated.filter((each) => !nobody(each)), ...unallocated.filter(nobody)];
  return [
    ...teams.map(({ name, unit, state, document }) => ({ kind: "team" as const, name, unit, state, document })),
    ...others.map((document) => ({
      kind: "unallocated" as const,
      name: nobody(document) ? "Unallocated" : `Pool: ${document.name}`,
      unit: null,
      state: null,
      document,
    })),
  ];
}

import type { AllocationChange } from "../ledger/allocation-change";
import type { IsoMonth } from "../ledger/calendar";
import type { MonthFigures } from "../ledger/month-figures";
import type { AllocationRules } from "../schema/allocation-rules";

/** A month under a set of rules, at effective cost in the reporting currency. */
export type MonthEffect = MonthFigures & { month: IsoMonth; isClosed: boolean };

/** What the rules of a draft would do, held against those that apply. */
export type AllocationPreview = { month: IsoMonth; change: AllocationChange; effect: MonthEffect | null };

export type AllocationPage = {
  rules: AllocationRules;
  /** The version shown, and the one that applies. */
  version: number;
  currentVersion: number;
  author: string | null;
  savedAt: string | null;
  versions: readonly { version: number; author: string | null; createdAt: string | null; note: string }[];
  teams: readonly { id: string; name: string }[];
  months: readonly IsoMonth[];
  /** null: nothing was imported yet. */
  month: IsoMonth | null;
  effect: MonthEffect | null;
  /** Why the month cannot be shown, in words. */
  failure: string | null;
  /** What lines of the month can be asked for: fields and tags with their values. */
  facts: readonly { on: string; values: readonly string[] }[];
  currency: string;
  timeZone: string;
  mayWrite: boolean;
};

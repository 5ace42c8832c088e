import type { CalculationName } from "./calculations";
import type { FormField } from "./form-field";
import type { Citation, Verdict } from "./reference-case";
import type { CheckedFigure } from "./reference-check";

export type CaseCount = { cases: number; hold: number };

export type FormulaSummary = CaseCount & {
  name: CalculationName;
  title: string;
  formula: string;
  source: string;
};

export type FormulaFamily = { title: string; formulas: FormulaSummary[] };

/** Where the guide is wrong, in words. */
export type Correction = { calculation: CalculationName; says: string; right: string; reason: string };

export type FormulaLibrary = CaseCount & { families: FormulaFamily[]; corrections: Correction[]; notFromGuide: number };

/** A published example with what comes out of it here. */
export type ShownCase = {
  title: string;
  input: unknown;
  /** The input with its defaults, as the form takes it. */
  start: unknown;
  figures: CheckedFigure[];
  tolerance: string;
  citation: Citation;
  verdict: Verdict;
};

export type FormulaPage = {
  name: CalculationName;
  title: string;
  formula: string;
  source: string;
  fields: FormField[];
  /** What the form starts with: the example with its defaults. */
  start: unknown;
  /** It can take seconds: it runs when it is asked to, beside the server. */
  isLong: boolean;
  cases: ShownCase[];
};

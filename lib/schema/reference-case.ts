import type { CalculationInput, CalculationName } from "./calculations";

export type Figure = number | string | boolean | null;

/** Figures of a result by their path: "breakevenMonths", "lines.0.savingRatio". */
export type Figures = Readonly<Record<string, Figure>>;

/** How far our figure may lie from the published one, and why it may. */
export type Tolerance = { why: string } & (
  | { absolute: number | Readonly<Record<string, number>> }
  | { relative: number }
);

export type Citation = {
  source: string;
  /** Page, table, section or example. */
  where: string;
  url?: string;
};

export type Verdict =
  | { kind: "holds" }
  | {
      kind: "published-wrong";
      /** What the source says, and what is right, in words. */
      says: string;
      right: string;
      reason: string;
      corrected: Figures;
    };

/** A published example of a calculation, kept as it was published. */
export type ReferenceCase = {
  [Name in CalculationName]: {
    calculation: Name;
    title: string;
    input: CalculationInput<Name>;
    /** As published, wrong or not. */
    expected: Figures;
    tolerance: Tolerance;
    citation: Citation;
    verdict: Verdict;
  };
}[CalculationName];

export const holds: Verdict = { kind: "holds" };

export const guide = "Hybrid Cloud Infrastructure for AI Production 2026: Complete Cost Optimization Guide";

export function isFromGuide({ citation }: ReferenceCase): boolean {
  return citation.source === guide;
}

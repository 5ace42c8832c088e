import { notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { calculationFamilies } from "@/lib/schema/calculation-families";
import { type CalculationName, calculations, isCalculationName } from "@/lib/schema/calculations";
import { formFields } from "@/lib/schema/form-field";
import type { CaseCount, Correction, FormulaLibrary, FormulaPage, ShownCase } from "@/lib/schema/formula";
import { isFromGuide, type ReferenceCase } from "@/lib/schema/reference-case";
import { checkCase } from "@/lib/schema/reference-check";
import { referenceCases } from "@/test/reference/all";

export async function loadFormulas(): Promise<FormulaLibrary> {
  await authorizePage("calculations:read");
  return {
    ...countOf(referenceCases),
    notFromGuide: referenceCases.filter((each) => !isFromGuide(each)).length,
    families: calculationFamilies().map(({ title, names }) => ({
      title,
      formulas: names.map((name) => {
        const { title: named, formula, source } = calculations[name];
        return { name, title: named, formula, source, ...countOf(casesOf(name)) };
      }),
    })),
    corrections: referenceCases.filter(isFromGuide).flatMap(correctionOf),
  };
}

/** A calculation that the registry does not have is a page not found. */
export async function loadFormula(name: string): Promise<FormulaPage> {
  await authorizePage("calculations:read");
  if (!isCalculationName(name)) notFound();
  const { title, formula, source, input } = calculations[name];
  return {
    name,
    title,
    formula,
    source,
    fields: formFields(input),
    start: input.parse(calculationExamples[name]),
    cases: casesOf(name).map(shown),
  };
}

function casesOf(name: CalculationName): ReferenceCase[] {
  return referenceCases.filter(({ calculation }) => calculation === name);
}

function countOf(cases: readonly ReferenceCase[]): CaseCount {
  return { cases: cases.length, hold: cases.filter(({ verdict }) => verdict.kind === "holds").length };
}

function correctionOf({ calculation, verdict }: ReferenceCase): Correction[] {
  if (verdict.kind === "holds") return [];
  const { says, right, reason } = verdict;
  return [{ calculation, says, right, reason }];
}

function shown(reference: ReferenceCase): ShownCase {
  const { title, input, tolerance, citation, verdict } = reference;
  const start = calculations[reference.calculation].input.parse(input);
  return { title, input, start, figures: checkCase(reference).figures, tolerance: tolerance.why, citation, verdict };
}

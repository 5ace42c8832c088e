import { notFound } from "next/navigation";
import { authorizePage } from "@/lib/auth/authorize";
import { calculationExamples } from "@/lib/schema/calculation-examples";
import { calculationFamilies } from "@/lib/schema/calculation-families";
import {
  type CalculationName,
  calculations,
  isCalculationName,
  isLongCalculation,
  runCalculation,
} from "@/lib/schema/calculations";
import { formFields } from "@/lib/schema/form-field";
import type { CaseCount, Correction, FormulaLibrary, FormulaPage, ShownCase } from "@/lib/schema/formula";
import { isFromGuide, type ReferenceCase } from "@/lib/schema/reference-case";
import { checkOutput } from "@/lib/schema/reference-check";
import { runInThread } from "@/lib/thread/run-in-thread";
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
    start: startOf(name, calculationExamples[name]),
    isLong: isLongCalculation(name),
    cases: await Promise.all(casesOf(name).map(shown)),
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

async function shown(reference: ReferenceCase): Promise<ShownCase> {
  const { calculation, title, input, tolerance, citation, verdict } = reference;
  const output = await (isLongCalculation(calculation)
    ? runInThread(calculation, input)
    : runCalculation(calculation, input));
  const { figures } = checkOutput(reference, output);
  return {
    title,
    input,
    start: startOf(calculation, input),
    figures,
    tolerance: tolerance.why,
    citation,
    verdict,
  };
}

/** The input with its defaults; as it was given where the schema makes other fields of it, which a form could not send. */
function startOf(name: CalculationName, given: unknown): unknown {
  const { input } = calculations[name];
  const filled = input.parse(given);
  return input.safeParse(filled).success ? filled : given;
}

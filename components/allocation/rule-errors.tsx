import type { RuleProblem } from "@/lib/schema/rule-problems";

/** The first problem of a field, without the name of the rule that its form already shows. */
export function fieldError(problems: readonly RuleProblem[], field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}.`));
  return found?.message
    .replace(/^[^“]*“[^”]*”(?:, [\w.]+)?: /, "")
    .replace(/^(?:Mapping|Sharing) rule \d+(?:, [\w.]+)?: /, "");
}

export function FieldError({ children }: { children: string | undefined }) {
  return children ? (
    <p role="alert" className="mt-1 text-caption font-medium text-over">
      {children}
    </p>
  ) : null;
}

import type { z } from "zod";

/** The rule a value breaks, in words for a form and for other programs; undefined leaves zod's own. */
export function ruleText(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Is missing." : `Must be ${typeNames[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `Must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}.`;
    case "too_small":
      return boundText(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return boundText(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    default:
      return undefined;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

function boundText(origin: string, comparison: string, bound: number | bigint): string {
  if (origin === "array" || origin === "set") return `Must have ${comparison} ${bound} entries.`;
  if (origin === "string") return `Must have ${comparison} ${bound} characters.`;
  return `Must be ${comparison} ${bound}.`;
}

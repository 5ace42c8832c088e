/** The field as the API names it, the rule it breaks and the value that breaks it. */
export function problemText(path: string, rule: string, value: unknown): string {
  const said = `${path === "" ? "" : `${path}: `}${rule.replace(/\.$/, "")}`;
  if (value === undefined || (typeof value === "object" && value !== null)) return `${said}.`;
  return `${said}. It is ${value === null ? "empty" : String(value)}.`;
}

import { formatNumber, formatSigned, missing } from "./number";

/** A figure of a calculation, whatever it measures: enough digits to check it by hand. */
export function formatFigure(value: number | string | boolean | null | undefined): string {
  if (typeof value === "number") return formatNumber(value, digitsFor(value));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null || value === undefined || value === "" ? missing : value;
}

/** With its sign. What is smaller than any printed digit is only said to be there. */
export function formatDifference(value: number | null): string {
  if (value === null) return missing;
  return value !== 0 && Math.abs(value) < 1e-6 ? "< 0.000001" : formatSigned(value, digitsFor(value));
}

function digitsFor(value: number): { maximum: number } {
  const size = Math.abs(value);
  if (size >= 10_000) return { maximum: 2 };
  return { maximum: size >= 10 ? 4 : 6 };
}

/** An input in one line: "cloudMonthly 100,000, capex 800,000". What is nested is written as JSON. */
export function formatInput(input: unknown): string {
  if (typeof input !== "object" || input === null) return formatFigure(null);
  return Object.entries(input)
    .map(([key, value]) => `${key} ${typeof value === "object" ? JSON.stringify(value) : formatFigure(value)}`)
    .join(", ");
}

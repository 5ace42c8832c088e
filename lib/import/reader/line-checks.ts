import type { RejectKind } from "./reject-table";
import { literal } from "./sql-text";

/** Why a line is rejected, is taken but waits for review, or is taken with a warning. `when` is SQL; NULL is no. */
export type LineChecks = {
  faults: { column: string; kind: RejectKind; when: string }[];
  odd: { reason: string; when: string }[];
  warnings: { column: string | null; reason: string; when: string }[];
};

const groups = ["faults", "odd", "warnings"] as const;

/** SQL that evaluates each check once, as columns such as odd_0. */
export function judgements(checks: LineChecks): string {
  const all = groups.flatMap((group) =>
    checks[group].map(({ when }, index) => `coalesce(${when}, false) AS ${group}_${index}`),
  );
  return all.length === 0 ? "0 AS unjudged" : all.join(",\n");
}

/** SQL for the sum of the bits whose check holds, from the columns of `judgements`. */
export function bitsOf(checks: LineChecks, group: (typeof groups)[number]): string {
  const bits = checks[group].map((_, index) => `CAST(${group}_${index} AS BIGINT) * ${2 ** index}`);
  return bits.length === 0 ? "CAST(0 AS BIGINT)" : bits.join(" + ");
}

/** SQL for a Postgres array of the reasons for review, which hold neither quotes nor backslashes. */
export function flagsOf({ odd }: LineChecks): string {
  if (odd.length === 0) return "'{}'";
  const reasons = odd.map(({ reason }, index) => `CASE WHEN odd_${index} THEN ${literal(`"${reason}"`)} END`);
  return `CASE WHEN ${isOdd({ odd })} THEN '{' || concat_ws(',', ${reasons.join(", ")}) || '}' ELSE '{}' END`;
}

/** SQL: anything about the line is odd. */
export function isOdd({ odd }: Pick<LineChecks, "odd">): string {
  return odd.length === 0 ? "false" : odd.map((_, index) => `odd_${index}`).join(" OR ");
}

/** The checks that a sum of bits stands for. */
export function checksIn<T>(checks: readonly T[], bits: number): T[] {
  return checks.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1);
}

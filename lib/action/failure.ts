import { randomBytes } from "node:crypto";
import { z } from "zod";
import { RateLimited } from "@/lib/auth/rate-limited";
import { CrossSite } from "@/lib/auth/same-origin";
import { SignInRefused } from "@/lib/auth/sign-in-refused";
import { Conflict, type FieldProblem, Forbidden, InvalidInput, NotFound, Unauthenticated } from "@/lib/errors";
import { log } from "@/lib/log";

export type Failure = { message: string; fieldErrors: Record<string, string> };

/** What may be said about an error: the expected ones in their own words, any other only by its reference. */
export function failureOf(error: unknown): Failure {
  const problems = problemsOf(error);
  if (problems) return { message: summaryOf(problems), fieldErrors: byField(problems) };
  if (error instanceof Unauthenticated) {
    return { message: "You are signed out. Sign in again in another tab, then send this once more.", fieldErrors: {} };
  }
  const expected = [Forbidden, NotFound, Conflict, RateLimited, CrossSite, SignInRefused].some(
    (kind) => error instanceof kind,
  );
  if (expected && error instanceof Error) return { message: error.message, fieldErrors: {} };
  const reference = reportUnexpected(error);
  return { message: `Something went wrong on our side, nothing was changed. Reference: ${reference}`, fieldErrors: {} };
}

/** The problems of refused input, or null when the error is about something else. */
export function problemsOf(error: unknown): readonly FieldProblem[] | null {
  if (error instanceof InvalidInput) return error.problems;
  if (!(error instanceof z.ZodError)) return null;
  return error.issues.map(({ path, message }) => ({ field: path.map(String).join("."), rule: message }));
}

/** Writes a defect to the log and returns the reference under which it is found there. */
export function reportUnexpected(error: unknown): string {
  const reference = randomBytes(5).toString("hex");
  log.error(error, { reference });
  return reference;
}

function summaryOf(problems: readonly FieldProblem[]): string {
  const general = problems.filter(({ field }) => field === "").map(({ rule }) => rule);
  if (general.length > 0) return general.join(" ");
  return problems.length === 1 ? "One value needs another look." : `${problems.length} values need another look.`;
}

function byField(problems: readonly FieldProblem[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { field, rule } of problems) if (field !== "") fields[field] ??= rule;
  return fields;
}

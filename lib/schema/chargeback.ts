import { z } from "zod";
import { costBases } from "../ledger/costs";
import { decimalText } from "./amount";

export const isoMonth = z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, "Write a month as 2026-10.");

export const costBasis = z.enum(costBases);

export const monthPath = z.object({ month: isoMonth });

/** What a file or an answer of a month may be asked for: a closing by its number, else the month as it stands. */
export const monthQuery = z.strictObject({
  basis: costBasis.default("effective"),
  version: z.coerce.number().pipe(z.int().min(1).max(1_000_000)).optional(),
});

export type MonthQuery = z.output<typeof monthQuery>;

/** Where a month stands: lines come in, teams look at their statements, nothing changes any more. */
export const periodStates = ["open", "review", "closed"] as const;

export type PeriodState = (typeof periodStates)[number];

export const periodStateNames: Readonly<Record<PeriodState, string>> = {
  open: "Open",
  review: "In review",
  closed: "Closed",
};

export const verdicts = ["accepted", "disputed", "resolved", "comment"] as const;

export type VerdictKind = (typeof verdicts)[number];

const comment = z.string().trim().max(4000, "At most 4,000 characters.");

const statementOfTeam = { month: isoMonth, teamId: z.uuid("There is no such team.") };

/** `total` is the total that was on screen: nobody accepts a statement that has changed meanwhile. */
const seen = { ...statementOfTeam, total: decimalText };

export const acceptInput = z.strictObject({ ...seen, comment: comment.default("") });

export const disputeInput = z.strictObject({
  ...seen,
  comment: comment.min(1, "Say what is wrong, and with which line."),
});

export const resolveInput = z.strictObject({ ...statementOfTeam, comment: comment.min(1, "Say how it was resolved.") });

export const commentInput = z.strictObject({ ...statementOfTeam, comment: comment.min(1, "Write a comment.") });

export const reviewInput = z.strictObject({ month: isoMonth });

export const closeInput = z
  .strictObject({ month: isoMonth, confirmation: z.string().trim() })
  .refine(({ month, confirmation }) => confirmation === month, {
    path: ["confirmation"],
    error: "Type the month as it stands above, such as 2026-10.",
  });

export const reopenInput = z.strictObject({
  month: isoMonth,
  reason: z.string().trim().min(1, "Say why the month is opened again.").max(1000, "At most 1,000 characters."),
});

/** What a team says of its statement, newest last. */
export type StatementVerdict = {
  id: string;
  verdict: VerdictKind;
  total: string;
  comment: string;
  author: string;
  /** An instant as ISO text. */
  at: string;
};

export const statementStates = ["draft", "review", "accepted", "changed", "disputed"] as const;

/** Where a team's statement stands; `changed`: accepted at another total than it has by now. */
export type StatementState = (typeof statementStates)[number];

export const statementStateNames: Readonly<Record<StatementState, string>> = {
  draft: "Draft",
  review: "In review",
  accepted: "Accepted",
  changed: "Changed since accepted",
  disputed: "Disputed",
};

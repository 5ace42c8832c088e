import { z } from "zod";
import { amountOf } from "../ledger/amount-text";
import { decimalText } from "./amount";
import { isoMonth } from "./chargeback";

const amount = decimalText.refine((text) => amountOf(text) >= 0n, {
  abort: true,
  error: "Write an amount of 0 or more.",
});

/** Money that a team may spend in a month, as a cell holds it: empty takes the budget away. */
export const budgetText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text))
  .pipe(amount.nullable());

export const budgetChange = z.strictObject({
  teamId: z.uuid("There is no such team."),
  month: isoMonth,
  amount: budgetText,
});

export const mostBudgetChanges = 5000;

export const budgetSave = z.strictObject({
  changes: z
    .array(budgetChange)
    .min(1, "Change a budget first.")
    .max(mostBudgetChanges, `At most ${mostBudgetChanges} budgets at once.`),
  source: z.enum(["table", "file"]),
});

export const budgetFile = z.strictObject({
  text: z.string().max(1_000_000, "At most 1 MB."),
});

export type BudgetFileChange = {
  line: number;
  teamId: string;
  team: string;
  month: string;
  before: string | null;
  amount: string | null;
};

export type BudgetFileReject = { line: number; column: string; value: string; reason: string };

/** What a file of budgets would do; `problem` when it cannot be read at all. */
export type BudgetFileCheck = {
  problem: string | null;
  changes: readonly BudgetFileChange[];
  unchanged: number;
  rejects: readonly BudgetFileReject[];
};

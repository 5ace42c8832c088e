import { amountOf } from "../ledger/amount-text";
import {
  type BudgetFileChange,
  type BudgetFileCheck,
  type BudgetFileReject,
  budgetText,
  mostBudgetChanges,
} from "../schema/budget";
import { isoMonth } from "../schema/chargeback";
import { type CsvRecord, parseCsv, undefused } from "./csv";

export type KnownBudgets = {
  teams: readonly { id: string; name: string }[];
  budgets: readonly { teamId: string; month: string; amount: string }[];
};

const columns = ["team", "month", "amount"] as const;

/** A file with the columns team, month and amount; an empty amount takes a budget away, the last line of a cell counts. */
export function readBudgetFile(text: string, known: KnownBudgets): BudgetFileCheck {
  const parsed = parseCsv(text);
  if (!parsed.ok) return unreadable(`Line ${parsed.problem.line}: ${parsed.problem.message}`);
  const records = parsed.records.filter(({ cells }) => !cells[0]?.startsWith("#"));
  const [head, ...lines] = records;
  const places = columns.map((column) => head?.cells.findIndex((cell) => cell.trim().toLowerCase() === column) ?? -1);
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0) return unreadable(`The first line names no column ${missing.join(", ")}.`);
  if (lines.length > mostBudgetChanges) return unreadable(`The file has more than ${mostBudgetChanges} lines.`);
  const read = lines.map((line) => readLine(line, places, known));
  const rejects = read.flatMap(({ rejects: found }) => found);
  const last = new Map(
    read.flatMap(({ change }) => (change ? [[`${change.teamId} ${change.month}`, change] as const] : [])),
  );
  const changes = [...last.values()].filter(({ before, amount }) => !isSame(before, amount));
  return { problem: null, changes, unchanged: last.size - changes.length, rejects };
}

function unreadable(problem: string): BudgetFileCheck {
  return { problem, changes: [], unchanged: 0, rejects: [] };
}

type ReadLine = { change: BudgetFileChange | null; rejects: BudgetFileReject[] };

function readLine({ line, cells }: CsvRecord, places: readonly number[], { teams, budgets }: KnownBudgets): ReadLine {
  const [name = "", month = "", amountCell = ""] = places.map((place) => undefused(cells[place] ?? "").trim());
  const team = teams.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const amount = budgetText.safeParse(amountCell);
  const reject = (column: string, value: string, reason: string) => ({ line, column, value, reason });
  const rejects = [
    ...(team ? [] : [reject("team", name, "There is no such team.")]),
    ...(isoMonth.safeParse(month).success ? [] : [reject("month", month, "Write a month as 2026-10.")]),
    ...(amount.success ? [] : [reject("amount", amountCell, amount.error.issues[0]?.message ?? "Write an amount.")]),
  ];
  if (rejects.length > 0 || !team || !amount.success) return { change: null, rejects };
  const before = budgets.find((budget) => budget.teamId === team.id && budget.month === month)?.amount ?? null;
  return { change: { line, teamId: team.id, team: team.name, month, before, amount: amount.data }, rejects: [] };
}

function isSame(before: string | null, after: string | null): boolean {
  return before === null || after === null ? before === after : amountOf(before) === amountOf(after);
}

import type { Client } from "pg";
import { demoId } from "../ids";
import type { DemoMonth } from "./calendar";
import { insertRows } from "./rows";

/** USD a month by team, in steps of a quarter from the end of last year to the end of this one. */
const budgets: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  Assist: ["50000", "54000", "58000", "66000", "74000"],
  Search: ["47000", "49000", "52000", "55000", "58000"],
  Documents: ["58000", "62000", "66000", "73000", "80000"],
  Platform: ["33000", "36000", "40000", "38000", "38000"],
  Vision: ["80000", "72000", "74000", "82000", "88000"],
  Voice: ["27000", "28000", "29500", "32000", "34000"],
  Risk: ["86000", "56000", "52000", "58000", "61000"],
  Robotics: ["22000", "18500", "18500", "21000", "22000"],
};

/** Cut for the running month, after Assist's launch was over: by its third week most of it is spent. */
const cut: Readonly<Record<string, string>> = { Assist: "68000" };

/** Of units that plan for themselves, of the last two months: one holds something back, one's teams have more. */
const unitBudgets: Readonly<Record<string, string>> = { Products: "225000", Operations: "80000" };
const unitMonths = 2;

export async function loadBudgets(client: Client, months: readonly DemoMonth[]): Promise<void> {
  const rows = Object.entries(budgets).flatMap(([team, steps]) =>
    months.map(({ month, monthsBack }) => ({
      team_id: demoId("team", team),
      month: `${month}-01`,
      amount: (monthsBack === 0 ? cut[team] : undefined) ?? steps[stepOf(monthsBack)] ?? steps[0],
    })),
  );
  const ofUnits = Object.entries(unitBudgets).flatMap(([unit, amount]) =>
    months
      .filter(({ monthsBack }) => monthsBack < unitMonths)
      .map(({ month }) => ({ team_id: demoId("team", unit), month: `${month}-01`, amount })),
  );
  await insertRows(client, "budget", [...rows, ...ofUnits]);
}

function stepOf(monthsBack: number): number {
  return Math.floor((13 - monthsBack) / 3);
}

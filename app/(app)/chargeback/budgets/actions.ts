"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { readBudgetFile } from "@/lib/import/budget-csv";
import { budgetFile, budgetSave } from "@/lib/schema/budget";
import { listBudgets, saveBudgets } from "@/lib/store/budgets";
import { listTeams } from "@/lib/store/teams";

export const saveBudgetsAction = dataAction({
  permission: "budgets:write",
  schema: budgetSave,
  run: async (scope, { changes, source }) => {
    const changed = await saveBudgets(scope, changes, { source });
    refresh();
    return { message: changed === 1 ? "1 budget saved" : `${changed} budgets saved`, result: { changed } };
  },
});

/** Reads and compares only. */
export const checkBudgetFileAction = dataAction({
  permission: "budgets:write",
  schema: budgetFile,
  run: async (scope, { text }) => {
    const [teams, budgets] = await Promise.all([
      listTeams(scope),
      listBudgets(scope, { from: "1900-01", to: "2099-12" }),
    ]);
    return { message: "Checked", result: readBudgetFile(text, { teams, budgets }) };
  },
});

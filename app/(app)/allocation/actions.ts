"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { allocationChange } from "@/lib/ledger/allocation-change";
import { monthFigures } from "@/lib/ledger/month-figures";
import { allocationRules, allocationSave } from "@/lib/schema/allocation-rules";
import { isoMonth } from "@/lib/schema/scenario";
import { saveAllocationRules } from "@/lib/store/allocation-rules";
import { monthAllocation } from "@/lib/store/month-allocation";

const basis = "effective";

/** What rules would do in a month, computed from its facts; nothing is written. */
export const previewAllocationAction = dataAction({
  permission: "allocation:write",
  schema: z.strictObject({ month: isoMonth, rules: allocationRules }),
  run: async (scope, { month, rules }) => {
    const before = await monthAllocation(scope, { month, basis });
    const after = await monthAllocation(scope, { month, basis, rules });
    const figures = monthFigures(after);
    const effect = figures && { ...figures, month, isClosed: after.state === "closed" };
    return { message: "", result: { month, change: allocationChange(before, after, basis), effect } };
  },
});

export const saveAllocationAction = dataAction({
  permission: "allocation:write",
  schema: allocationSave,
  run: async (scope, save) => {
    const { version, remapped } = await saveAllocationRules(scope, save);
    refresh();
    const months = remapped.months.length;
    const lines = `${remapped.lines} ${remapped.lines === 1 ? "line" : "lines"}`;
    const effect =
      months === 0 ? "" : `; ${lines} of ${months} open ${months === 1 ? "month" : "months"} changed owner`;
    return { message: `Version ${version} saved${effect}`, result: { version } };
  },
});

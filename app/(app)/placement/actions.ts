"use server";

import { dataAction } from "@/lib/action/data-action";
import { today } from "@/lib/clock";
import { monthsAfter } from "@/lib/schema/initiative-words";
import { placementScenario } from "@/lib/schema/planner/placement";
import { createPlacementScenario } from "@/lib/store/placement-scenario";

export const createPlacementScenarioAction = dataAction({
  permission: "scenarios:write",
  schema: placementScenario,
  run: async (scope, placed) => {
    const pricesAsOf = today();
    const startMonth = monthsAfter(pricesAsOf.slice(0, 7), 1);
    const { id } = await createPlacementScenario(scope, placed, { startMonth, pricesAsOf });
    return { message: `${placed.name} created`, result: { id } };
  },
});

"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { initiativeWrites } from "@/lib/schema/initiative";
import { initiativeStatusNames } from "@/lib/schema/initiative-words";
import { addFromScenario } from "@/lib/store/initiative-from-scenario";
import {
  archiveInitiative,
  createInitiatives,
  moveInitiative,
  restoreInitiative,
  setInitiativeStatus,
  updateInitiative,
} from "@/lib/store/initiatives";

const permission = "roadmap:write";

export const createInitiativeAction = dataAction({
  permission,
  schema: initiativeWrites.create,
  run: async (scope, { initiative }) => {
    const [created] = await createInitiatives(scope, [initiative]);
    return { message: `${initiative.name} is on the roadmap`, result: { id: created?.id ?? "" } };
  },
});

/** Proposals that were found elsewhere: a placement, a planner. */
export const addInitiativesAction = dataAction({
  permission,
  schema: initiativeWrites.add,
  run: async (scope, { initiatives }) => {
    const created = await createInitiatives(scope, initiatives);
    return { message: added(created.length), result: { ids: created.map(({ id }) => id) } };
  },
});

export const addFromScenarioAction = dataAction({
  permission,
  schema: z.object({
    scenarioId: z.uuid(),
    version: z.int().min(1),
    share: z.number().min(0).max(1),
    withMove: z.boolean(),
    leverIds: z.array(z.string().max(120)).max(40),
  }),
  run: async (scope, wanted) => {
    const created = await addFromScenario(scope, wanted);
    return { message: added(created.length), result: { ids: created.map(({ id }) => id) } };
  },
});

function added(count: number): string {
  return count === 1 ? "Added to the roadmap" : `${count} initiatives added to the roadmap`;
}

export const updateInitiativeAction = dataAction({
  permission,
  schema: initiativeWrites.update,
  run: async (scope, { id, seenAt, initiative }) => {
    const { name } = await updateInitiative(scope, id, { input: initiative, seenAt });
    refresh();
    return { message: `${name} saved`, result: { id } };
  },
});

export const setInitiativeStatusAction = dataAction({
  permission,
  schema: initiativeWrites.status,
  run: async (scope, { id, status }) => {
    const { name } = await setInitiativeStatus(scope, id, status);
    refresh();
    return { message: `${name}: ${initiativeStatusNames[status].toLowerCase()}`, result: { id } };
  },
});

export const moveInitiativeAction = dataAction({
  permission,
  schema: initiativeWrites.move,
  run: async (scope, { id, by }) => {
    const { name } = await moveInitiative(scope, id, by);
    refresh();
    return { message: `${name} moved ${by < 0 ? "up" : "down"}`, result: { id } };
  },
});

export const archiveInitiativeAction = dataAction({
  permission,
  schema: initiativeWrites.one,
  run: async (scope, { id }) => {
    const { name } = await archiveInitiative(scope, id);
    refresh();
    return { message: `${name} archived`, result: { id } };
  },
});

export const restoreInitiativeAction = dataAction({
  permission,
  schema: initiativeWrites.one,
  run: async (scope, { id }) => {
    const { name } = await restoreInitiative(scope, id);
    refresh();
    return { message: `${name} is back`, result: { id } };
  },
});

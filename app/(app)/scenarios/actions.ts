"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { evaluateScenario } from "@/lib/calc/scenario";
import { today } from "@/lib/clock";
import { planApproval } from "@/lib/schema/plan";
import type { ChangeEffect } from "@/lib/schema/planner";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { scenarioWrites } from "@/lib/schema/scenario-record";
import { markScenarioAsPlan, unmarkScenarioAsPlan } from "@/lib/store/scenario-plan";
import {
  archiveScenario,
  changeScenario,
  createScenario,
  duplicateScenario,
  renameScenario,
  restoreScenario,
  restoreScenarioVersion,
  saveScenarioVersion,
  shareScenarioDraft,
} from "@/lib/store/scenarios";

const permission = "scenarios:write";

export const createScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.create,
  run: async (scope, created) => {
    const { id } = await createScenario(scope, created);
    return { message: `${created.name} created`, result: { id } };
  },
});

export const saveScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.save,
  run: async (scope, { id, ...edit }) => {
    const { version } = await saveScenarioVersion(scope, id, edit);
    refresh();
    return { message: `Saved as version ${version}`, result: { version } };
  },
});

/** What a planner found, added to a scenario, with what that does to the scenario's first split. */
export const changeScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.apply,
  run: async (scope, { id, ...made }) => {
    const { before, after } = await changeScenario(scope, id, made);
    const result: ChangeEffect = {
      id,
      version: after.version,
      splitShare: after.input.splits[0] ?? 1,
      before: firstSplit(before.input),
      after: firstSplit(after.input),
    };
    return { message: `Added to ${after.name} as version ${after.version}`, result };
  },
});

function firstSplit(input: ScenarioInput): ChangeEffect["before"] {
  const { splits, allOnPrem } = evaluateScenario(input);
  const { total, comparison } = splits[0] ?? allOnPrem;
  return { total, breakevenMonths: comparison?.breakevenMonths ?? null };
}

export const shareScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.share,
  run: async (scope, { id, input }) => {
    const { version } = await shareScenarioDraft(scope, id, { input, note: "Shared before it was saved" });
    return { message: `Saved for sharing as version ${version}`, result: { version } };
  },
});

export const renameScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.rename,
  run: async (scope, { id, name }) => {
    await renameScenario(scope, id, name);
    refresh();
    return { message: `Renamed to ${name}`, result: { id } };
  },
});

export const duplicateScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.one,
  run: async (scope, one) => {
    const { id, name } = await duplicateScenario(scope, one.id);
    return { message: `${name} created`, result: { id } };
  },
});

export const markAsPlanAction = dataAction({
  permission,
  schema: planApproval,
  run: async (scope, { id, ...approved }) => {
    const { name, from } = await markScenarioAsPlan(scope, id, { ...approved, month: today().slice(0, 7) });
    refresh();
    return { message: `${name} is the plan`, result: { id, from } };
  },
});

export const unmarkAsPlanAction = dataAction({
  permission,
  schema: scenarioWrites.one,
  run: async (scope, { id }) => {
    const { name } = await unmarkScenarioAsPlan(scope, id, today().slice(0, 7));
    refresh();
    return { message: `${name} is a draft again`, result: { id } };
  },
});

export const archiveScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.one,
  run: async (scope, { id }) => {
    const { name } = await archiveScenario(scope, id);
    refresh();
    return { message: `${name} archived`, result: { id } };
  },
});

export const restoreScenarioAction = dataAction({
  permission,
  schema: scenarioWrites.one,
  run: async (scope, { id }) => {
    const { name } = await restoreScenario(scope, id);
    refresh();
    return { message: `${name} is back`, result: { id } };
  },
});

export const restoreVersionAction = dataAction({
  permission,
  schema: scenarioWrites.restoreVersion,
  run: async (scope, { id, version: from }) => {
    const { version } = await restoreScenarioVersion(scope, id, from);
    refresh();
    return { message: `Version ${from} restored as version ${version}`, result: { version } };
  },
});

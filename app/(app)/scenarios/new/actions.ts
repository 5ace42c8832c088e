"use server";

import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { today } from "@/lib/clock";
import { scenarioInput } from "@/lib/schema/scenario";
import { scenarioWrites } from "@/lib/schema/scenario-record";
import { handMade, scenarioByHand } from "@/lib/schema/scenario-start";
import { scenarioFromTemplate, templateStart } from "@/lib/schema/scenario-templates";
import { createScenarioFromWorkloads } from "@/lib/store/scenario-start";
import { createScenario } from "@/lib/store/scenarios";

const permission = "scenarios:write";

export const createFromWorkloadsAction = dataAction({
  permission,
  schema: scenarioWrites.fromWorkloads,
  run: async (scope, start) => {
    const { id, name } = await createScenarioFromWorkloads(scope, { ...start, pricesAsOf: today() });
    return { message: `${name} created`, result: { id } };
  },
});

export const createFromTemplateAction = dataAction({
  permission,
  schema: templateStart,
  run: async (scope, { template, startMonth }) => {
    const { id, name } = await createScenario(scope, {
      name: template.name,
      description: `${template.summary} ${template.finding}`,
      input: scenarioFromTemplate(template, startMonth),
      note: "From a published example",
    });
    return { message: `${name} created`, result: { id } };
  },
});

export const createByHandAction = dataAction({
  permission,
  schema: z.object({ name: scenarioWrites.create.shape.name, figures: handMade }),
  run: async (scope, { name, figures }) => {
    const input = scenarioInput.parse(scenarioByHand(figures));
    const { id } = await createScenario(scope, { name, input, note: "Entered by hand" });
    return { message: `${name} created`, result: { id } };
  },
});

"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { formAction } from "@/lib/action/form-action";
import { workloadEditForm, workloadForm } from "@/lib/schema/workload-text";
import { archiveWorkloads, createWorkload, restoreWorkloads, updateWorkload } from "@/lib/store/workloads";

const workloadIds = z.object({ ids: z.array(z.uuid()).min(1).max(10_000) });

export const createWorkloadAction = formAction({
  permission: "workloads:write",
  schema: workloadForm,
  run: async (scope, input) => {
    const { id, name } = await createWorkload(scope, input);
    return { message: `${name} created`, result: { id } };
  },
});

export const updateWorkloadAction = formAction({
  permission: "workloads:write",
  schema: workloadEditForm,
  run: async (scope, { id, seenAt, ...input }) => {
    const { name } = await updateWorkload(scope, id, { input, seenAt });
    return { message: `${name} saved`, result: { id } };
  },
});

export const archiveWorkloadsAction = dataAction({
  permission: "workloads:write",
  schema: workloadIds,
  run: async (scope, { ids }) => {
    const archived = await archiveWorkloads(scope, ids);
    refresh();
    return { message: counted(archived.length, "archived"), result: { ids: archived } };
  },
});

export const restoreWorkloadsAction = dataAction({
  permission: "workloads:write",
  schema: workloadIds,
  run: async (scope, { ids }) => {
    const restored = await restoreWorkloads(scope, ids);
    refresh();
    return { message: counted(restored.length, "restored"), result: { ids: restored } };
  },
});

function counted(count: number, done: string): string {
  return count === 1 ? `Workload ${done}` : `${count} workloads ${done}`;
}

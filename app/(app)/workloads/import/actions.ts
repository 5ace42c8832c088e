"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { formAction } from "@/lib/action/form-action";
import { today } from "@/lib/clock";
import { readWorkloadFile } from "@/lib/import/workload-csv";
import { changesOf, checkOf, digestOf, packUndo, unpackUndo, uploadedText } from "@/lib/import/workload-upload";
import { workloadCommitInput, workloadUndoInput, workloadUpload } from "@/lib/schema/workload-import";
import { listSupplies } from "@/lib/store/supplies";
import { importRefusal, importWorkloads, undoWorkloadImport } from "@/lib/store/workload-import";
import { listWorkloadTeams } from "@/lib/store/workload-teams";
import { listWorkloads } from "@/lib/store/workloads";

/** Reads and compares only. */
export const checkWorkloadFile = formAction({
  permission: "workloads:write",
  schema: workloadUpload,
  run: async (scope, upload) => {
    const text = await uploadedText(upload);
    const file = text.ok ? readWorkloadFile(text.text, await references(scope)) : text;
    return { message: "Checked", result: checkOf(file) };
  },
});

export const commitWorkloadFile = formAction({
  permission: "workloads:write",
  schema: workloadCommitInput,
  run: async (scope, { digest, ...upload }) => {
    const text = await uploadedText(upload);
    const file = text.ok ? readWorkloadFile(text.text, await references(scope)) : text;
    if (!file.ok || digestOf(file.rows) !== digest) throw importRefusal();
    const changes = changesOf(file.rows);
    const undo = await importWorkloads(scope, { fileName: upload.fileName, ...changes });
    refresh();
    const { create, update } = changes;
    return {
      message: "Imported",
      result: { created: create.length, updated: update.length, packedUndo: packUndo(undo) },
    };
  },
});

export const undoWorkloadFile = dataAction({
  permission: "workloads:write",
  schema: workloadUndoInput,
  run: async (scope, { packed }) => {
    const undo = unpackUndo(packed);
    if (!undo) throw importRefusal();
    await undoWorkloadImport(scope, undo);
    refresh();
    return { message: "Import undone", result: null };
  },
});

async function references(scope: Parameters<typeof importWorkloads>[0]) {
  const [teams, supplies, workloads] = await Promise.all([
    listWorkloadTeams(scope),
    listSupplies(scope, { on: today() }),
    listWorkloads(scope, { status: "all" }),
  ]);
  return { teams, supplies, workloads };
}

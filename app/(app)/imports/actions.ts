"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { cancelImport } from "@/lib/import/job/cancel-import";
import { startImport } from "@/lib/import/job/check-job";
import { startCommit } from "@/lib/import/job/commit-job";
import { reviewInput } from "@/lib/schema/import";
import {
  commitImportInput,
  expectSourceInput,
  importIdInput,
  mapImportInput,
  reviewReasonInput,
} from "@/lib/schema/import-actions";
import { reviewLines, reviewReason } from "@/lib/store/batch-review";
import { updateBillSource } from "@/lib/store/bill-sources";
import { mapImport } from "@/lib/store/import-mappings";
import { requireCommittable } from "@/lib/store/import-to-commit";
import { undoImport } from "@/lib/store/import-undo";
import { listImportsOfReason } from "@/lib/store/review-groups";

/** A small file counts by then; a large one shows its progress. */
const patienceMs = 1_500;

export const commitImportAction = dataAction({
  permission: "imports:write",
  schema: commitImportInput,
  run: async (scope, { id, acceptRejects }) => {
    await requireCommittable(scope, { id, acceptRejects });
    const ended = await Promise.race([startCommit(scope, id).outcome, pause(patienceMs)]);
    if (ended?.state === "failed") throw ended.error;
    refresh();
    return { message: "Committing", result: { state: ended?.state ?? "running" } };
  },
});

export const cancelImportAction = dataAction({
  permission: "imports:write",
  schema: importIdInput,
  run: async (scope, { id }) => {
    await cancelImport(scope, id);
    refresh();
    return { message: "Import cancelled", result: null };
  },
});

export const mapImportAction = dataAction({
  permission: "imports:write",
  schema: mapImportInput,
  run: async (scope, { id, columns }) => {
    await mapImport(scope, { id, columns });
    const check = startImport(scope, id, { commit: false, acceptRejects: false });
    const ended = await Promise.race([check.outcome, pause(patienceMs)]);
    if (ended?.state === "failed") throw ended.error;
    refresh();
    return { message: "Checking again", result: { state: ended?.state ?? "running" } };
  },
});

export const undoImportAction = dataAction({
  permission: "imports:write",
  schema: importIdInput,
  run: async (scope, { id }) => {
    await undoImport(scope, id);
    refresh();
    return { message: "Import undone", result: null };
  },
});

export const expectSourceAction = dataAction({
  permission: "imports:write",
  schema: expectSourceInput,
  run: async (scope, { id, expected }) => {
    await updateBillSource(scope, { id, expected, archivedAt: null });
    refresh();
    return { message: expected ? "Source expected" : "Source no longer expected", result: null };
  },
});

export const reviewLinesAction = dataAction({
  permission: "imports:write",
  schema: reviewInput,
  run: async (scope, input) => {
    const lines = await reviewLines(scope, input);
    refresh();
    return { message: "Reviewed", result: { lines } };
  },
});

export const reviewReasonAction = dataAction({
  permission: "imports:write",
  schema: reviewReasonInput,
  run: async (scope, { decision, reason, importId }) => {
    let lines = 0;
    for (const id of importId === null ? await listImportsOfReason(scope, reason) : [importId]) {
      lines += await reviewReason(scope, { decision, reason, importId: id });
    }
    refresh();
    return { message: "Reviewed", result: { lines } };
  },
});

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

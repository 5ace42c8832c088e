import { z } from "zod";
import { reasonReviewInput } from "./import";
import { templateKinds } from "./import-target";

const id = z.uuid("Must be the id of an import.");

export const importIdInput = z.object({ id });

/** Rejected lines are left out only when somebody said so. */
export const commitImportInput = z.object({ id, acceptRejects: z.boolean() });

/** Only what differs from what the names of the columns say; nothing: the names decide. */
export const mapImportInput = z.object({
  id,
  columns: z
    .record(z.string().max(200), z.string().max(60).nullable())
    .refine((columns) => Object.keys(columns).length <= 1_000, "At most 1,000 columns."),
});

export const expectSourceInput = z.object({ id: z.uuid("Must be the id of a source."), expected: z.boolean() });

export const importTemplateQuery = z.object({ kind: z.enum(templateKinds, "Must be one of the kinds of files.") });

export const reviewQueues = ["waiting", "refused"] as const;

export type ReviewQueue = (typeof reviewQueues)[number];

/** Everything that waits for one reason, in one import or in all. */
export const reviewReasonInput = reasonReviewInput.extend({ importId: id.nullable() });

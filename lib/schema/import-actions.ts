import { z } from "zod";
import { reasonReviewInput } from "./import";

const id = z.uuid("Must be the id of an import.");

export const importIdInput = z.object({ id });

/** Rejected lines are left out only when somebody said so. */
export const commitImportInput = z.object({ id, acceptRejects: z.boolean() });

export const expectSourceInput = z.object({ id: z.uuid("Must be the id of a source."), expected: z.boolean() });

export const reviewQueues = ["waiting", "refused"] as const;

export type ReviewQueue = (typeof reviewQueues)[number];

/** Everything that waits for one reason, in one import or in all. */
export const reviewReasonInput = reasonReviewInput.extend({ importId: id.nullable() });

import { z } from "zod";

const nameRule = "Must be 1 to 80 characters.";

const teamName = z
  .string({ error: nameRule })
  .trim()
  .min(1, nameRule)
  .max(80, nameRule)
  .regex(/^\P{Cc}*$/u, "Must be one line without control characters.");

const parent = z
  .union([z.literal("").transform(() => null), z.uuid("Choose a team.")])
  .nullable()
  .default(null);

export const teamInput = z.object({ name: teamName, parentId: parent });

export const teamChange = teamInput.extend({ id: z.uuid() });

export const teamId = z.object({ id: z.uuid() });

export type TeamInput = z.infer<typeof teamInput>;

export type Team = {
  id: string;
  name: string;
  parentId: string | null;
  /** 0 for a team without a parent. */
  depth: number;
  members: number;
  workloads: number;
};

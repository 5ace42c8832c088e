"use server";

import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { isCalculationName } from "@/lib/schema/calculations";
import { runInThread } from "@/lib/thread/run-in-thread";

/** A calculation that takes long, beside the server; its own schema checks the input. */
export const runCalculationAction = dataAction({
  permission: "calculations:read",
  schema: z.object({ name: z.string().refine(isCalculationName, "There is no such calculation."), input: z.unknown() }),
  run: async (_scope, { name, input }) => ({ message: "Done", result: { output: await runInThread(name, input) } }),
});

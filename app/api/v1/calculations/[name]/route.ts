import { apiRoute, otherMethods, readJson } from "@/lib/action/api-route";
import { calculationNamed } from "@/lib/query/api-calculations";
import { isLongCalculation, runCalculation } from "@/lib/schema/calculations";
import { runInThread } from "@/lib/thread/run-in-thread";

type Context = { params: Promise<{ name: string }> };

export const POST = apiRoute({
  permission: "calculations:read",
  run: async (_scope, { request, context }: { request: Request; context: Context }) => {
    const name = calculationNamed((await context.params).name);
    const input = await readJson(request);
    return isLongCalculation(name) ? runInThread(name, input) : runCalculation(name, input);
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods("POST");

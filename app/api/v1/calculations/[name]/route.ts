import { apiRoute, otherMethods, readJson } from "@/lib/action/api-route";
import { calculationNamed } from "@/lib/query/api-calculations";
import { runCalculation } from "@/lib/schema/calculations";

type Context = { params: Promise<{ name: string }> };

export const POST = apiRoute({
  permission: "calculations:read",
  run: async (_scope, { request, context }: { request: Request; context: Context }) => {
    const name = calculationNamed((await context.params).name);
    return runCalculation(name, await readJson(request));
  },
});

export const { GET, PUT, PATCH, DELETE } = otherMethods("POST");

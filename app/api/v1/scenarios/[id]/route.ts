import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { loadScenarioDetail } from "@/lib/query/api-scenarios";
import { scenarioQuery } from "@/lib/schema/api";

type Context = { params: Promise<{ id: string }> };

export const GET = apiRoute({
  permission: "scenarios:read",
  run: async (scope, { request, context }: { request: Request; context: Context }) => {
    const { id } = await context.params;
    const { version } = readQuery(request, scenarioQuery);
    return loadScenarioDetail(scope, { id, version });
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { apiRoute, otherMethods } from "@/lib/action/api-route";
import { loadScenarioHeads } from "@/lib/query/api-scenarios";

export const GET = apiRoute({ permission: "scenarios:read", run: (scope) => loadScenarioHeads(scope) });

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

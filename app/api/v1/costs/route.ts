import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { loadCostAnswer } from "@/lib/query/api-costs";
import { costApiQuery } from "@/lib/schema/cost-query";

export const GET = apiRoute({
  permission: "costs:read",
  run: (scope, { request }) => loadCostAnswer(scope, readQuery(request, costApiQuery)),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { loadMoreCostLines } from "@/lib/query/cost-lines";
import { moreCostLines } from "@/lib/schema/cost-lines";

/** The lines after those that the page has already. */
export const GET = apiRoute({
  permission: "costs:read",
  run: (scope, { request }) => loadMoreCostLines(scope, readQuery(request, moreCostLines)),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

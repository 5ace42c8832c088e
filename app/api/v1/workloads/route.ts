import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { loadWorkloadPage } from "@/lib/query/api-workloads";
import { workloadQuery } from "@/lib/schema/api";

export const GET = apiRoute({
  permission: "workloads:read",
  run: (scope, { request }) => loadWorkloadPage(scope, readQuery(request, workloadQuery)),
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");

import { apiRoute, otherMethods, readQuery } from "@/lib/action/api-route";
import { csvAnswer } from "@/lib/action/file-answer";
import { attachment } from "@/lib/export/file-name";
import { planCsv } from "@/lib/export/plan-csv";
import { loadPlanExport } from "@/lib/query/plan";
import { planQuery } from "@/lib/schema/plan";

export const GET = apiRoute({
  permission: "costs:read",
  run: async (scope, { request }: { request: Request }) => {
    const view = await loadPlanExport(scope, readQuery(request, planQuery).month);
    return csvAnswer(planCsv(view), attachment(["plan-against-actuals", view.month], "csv"));
  },
});

export const { POST, PUT, PATCH, DELETE } = otherMethods("GET, HEAD");
